"""Walks through the form as a browser without scripts would."""

from django.urls import reverse

ANSWERS = {
    "who": {
        "sender": "organisation",
        "referrer_name": "Chipo Vance",
        "referrer_agency": "Doorway",
        "referrer_phone": "3000 0000",
    },
    "person": {
        "name": "Rahil",
        "name_original": "রাহিল",
        "birth_year": "2000",
        "birth_estimated": "on",
        "language": "bn",
        "nationality": "BD",
    },
    "family": {},
    "contact": {"ways": ["may_call"], "phone": "9000 0001", "safe_hours": "09:00 to 12:00"},
    "situation": {"stage": "decided", "is_detained": "no"},
    "help": {"asked_for": "Appeal to the Board", "account": "He signed without an interpreter."},
    "consent": {
        "consent": "yes",
        "consent_on_day": "26",
        "consent_on_month": "03",
        "consent_on_year": "2026",
        "consent_how": "spoken",
        "consent_language": "bn",
        "consent_interpreter": "present",
    },
}


def begin(client) -> str:
    """Starts a form; the draft's key."""
    answer = client.post(reverse("referrals:start"))
    assert answer.status_code == 302, answer.content
    return answer.url.split("/")[3]


def address(draft_id, key) -> str:
    return reverse("referrals:step", args=[draft_id, key])


def fill(client, draft_id, **changes):
    """Fills every step; `changes` are step -> what is typed differently."""
    for key, typed in ANSWERS.items():
        answer = client.post(address(draft_id, key), typed | changes.get(key, {}))
        assert answer.status_code == 302, (key, answer.context["form"].errors)


def send(client, draft_id):
    """Sends the form from its last page."""
    return client.post(address(draft_id, "check"), {"do": "send"})
