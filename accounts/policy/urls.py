"""Who may open which of the addresses of signing in and of the house itself."""

from accounts.policy.roles import EVERYBODY, FRONT_LINE, STAFF, Role
from core.access import PUBLIC, SIGNED_IN, classify_urls

classify_urls(
    "",
    {
        "health": PUBLIC,
        "home": SIGNED_IN,
        "set_language": PUBLIC,
        "account_login": PUBLIC,
        "account_logout": PUBLIC,
        "account_inactive": PUBLIC,
        "account_signup": PUBLIC,
        "account_reset_password": PUBLIC,
        "account_reset_password_done": PUBLIC,
        "account_reset_password_from_key": PUBLIC,
        "account_reset_password_from_key_done": PUBLIC,
        "account_confirm_email": PUBLIC,
        "account_email_verification_sent": PUBLIC,
        "account_confirm_login_code": PUBLIC,
        "account_request_login_code": PUBLIC,
        "account_login_by_code": PUBLIC,
        "account_confirm_password_reset_code": PUBLIC,
        "account_complete_password_reset": PUBLIC,
        "account_change_password": SIGNED_IN,
        "account_set_password": SIGNED_IN,
        "account_email": SIGNED_IN,
        "account_reauthenticate": SIGNED_IN,
        "mfa_index": SIGNED_IN,
        "mfa_authenticate": PUBLIC,
        "mfa_trust": PUBLIC,
        "mfa_reauthenticate": SIGNED_IN,
        "mfa_activate_totp": SIGNED_IN,
        "mfa_deactivate_totp": SIGNED_IN,
        "mfa_view_recovery_codes": SIGNED_IN,
        "mfa_generate_recovery_codes": SIGNED_IN,
        "mfa_download_recovery_codes": SIGNED_IN,
        "mfa_list_webauthn": SIGNED_IN,
        "mfa_add_webauthn": SIGNED_IN,
        "mfa_edit_webauthn": SIGNED_IN,
        "mfa_remove_webauthn": SIGNED_IN,
        "mfa_reauthenticate_webauthn": SIGNED_IN,
        "mfa_login_webauthn": PUBLIC,
        "mfa_signup_webauthn": PUBLIC,
    },
)
# Whoever works on people's files may have to open one in an emergency; the others have none to open.
EMERGENCY = FRONT_LINE | {Role.MANAGER, Role.PROBONO}
classify_urls(
    "core",
    {
        "stay": SIGNED_IN,
        "search": STAFF - {Role.ADMINISTRATOR, Role.AUDITOR, Role.RESEARCHER},
        "draft": SIGNED_IN,
        "draft_discard": SIGNED_IN,
        "ask": EVERYBODY,
        "openings": STAFF,
        "answer": STAFF,
        "review": {Role.MANAGER, Role.SUPERVISOR},
        "break_glass_find": EMERGENCY,
        "break_glass": EMERGENCY,
        "history": STAFF,
        "looked": {Role.MANAGER, Role.SUPERVISOR, Role.AUDITOR},
        "who": STAFF,
    },
)
classify_urls(
    "accounts",
    {
        "me": SIGNED_IN,
        "preferences": SIGNED_IN,
        "code_of_conduct": SIGNED_IN,
        "end_sign_in": SIGNED_IN,
        "access_matrix": STAFF,
    },
)
