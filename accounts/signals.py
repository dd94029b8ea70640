"""allauth tells of sign-ins and new factors by signal; these keep the session's facts and write no records."""

from allauth.account.signals import authentication_step_completed, user_logged_in, user_logged_out
from allauth.mfa.signals import authenticator_added
from django.dispatch import receiver

from accounts import services
from accounts.rules import device_in_words
from core.confirming import note_factor


@receiver(user_logged_in)
def note_second_factor(request, user, **_):
    """A session that passed a second factor may go on; allauth keeps the methods in the session."""
    methods = request.session.get("account_authentication_methods", [])
    if any(record.get("method") == "mfa" for record in methods):
        request.session["second_factor"] = True
    request.session["sign_in_device"] = device_in_words(request.headers.get("User-Agent", ""))


@receiver(authentication_step_completed)
def note_factor_shown(request, method, **_):
    """At sign-in, or asked for again before something leaves the house."""
    if method == "mfa":
        note_factor(request.session)


@receiver(authenticator_added)
def note_new_factor(request, user, authenticator, **_):
    """Who has just set up a factor has shown it."""
    request.session["second_factor"] = True
    note_factor(request.session)


@receiver(user_logged_out)
def note_sign_out(request, user, **_):
    """The open session ends in the list, too."""
    if user is not None and request.session.session_key:
        services.end_session(session_key=request.session.session_key, user=user)
