"""Settings, all from the environment; a half set environment refuses to start.

`HARBOUR_MODE=demo` (bin/run, bin/test) fills safe development values from the state directory;
`HARBOUR_MODE=production` demands every secret and refuses the development ones.
"""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
if (BASE_DIR / ".env").exists():
    env.read_env(BASE_DIR / ".env")

MODE = env("HARBOUR_MODE", default="demo")
if MODE not in {"demo", "production"}:
    raise ImproperlyConfigured("HARBOUR_MODE is either demo or production.")
PRODUCTION = MODE == "production"
DOOR = env("DOOR", default="staff")
if DOOR not in {"staff", "partner", "lawyer", "public"}:
    raise ImproperlyConfigured("DOOR is one of staff, partner, lawyer, public.")
STATE_DIR = Path(env("HARBOUR_STATE", default=str(BASE_DIR / ".local")))
DEBUG = False


def secret(name: str, development: str) -> str:
    """A value production must bring itself and demo mode may not need to.

    Raises:
        ImproperlyConfigured: production without the value, or with the development one.
    """
    value = env(name, default="" if PRODUCTION else development)
    if PRODUCTION and (not value or value == development):
        raise ImproperlyConfigured(f"{name} must be set, and not to its development value.")
    return value


SECRET_KEY = secret("SECRET_KEY", "development-only-key-never-used-in-production")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
# Versioned key-encryption keys, "1:<base64 of 32 bytes>,2:..."; the highest version wraps new data keys.
SEALING_KEYS = secret("SEALING_KEYS", "1:aGFyYm91ci1kZW1vLWtleS1uZXZlci1pbi1wcm9kISE=")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]", "testserver"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SITE_ADDRESS = env("SITE_ADDRESS", default="http://127.0.0.1:8000")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sites",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "simple_history",
    "guardian",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "django.forms",
    # The plain configurations: the default ones rewrite the loaders set below.
    "template_partials.apps.SimpleAppConfig",
    "django_cotton.apps.SimpleAppConfig",
    "django_tables2",
    "django_filters",
    "django_countries",
    "phonenumber_field",
    "core",
    "accounts",
    "clients",
    "cases",
    "documents",
    "referrals",
    "welfare",
    "counselling",
    "probono",
    "reports",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.middleware.safe_headers",
    "csp.middleware.CSPMiddleware",
    "core.middleware.transaction_per_request",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.UrlGate",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.end_idle_sessions",
    "accounts.middleware.require_second_factor",
    "accounts.middleware.require_code_of_conduct",
    "accounts.middleware.role_per_request",
    "core.middleware.page_for_wrong_method",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

_LOADERS = [
    (
        "template_partials.loader.Loader",
        [
            (
                "django.template.loaders.cached.Loader",
                [
                    "django_cotton.cotton_loader.Loader",
                    "django.template.loaders.filesystem.Loader",
                    "django.template.loaders.app_directories.Loader",
                ],
            )
        ],
    )
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": _LOADERS,
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "core.templatetags.house",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "core.context_processors.house",
                "accounts.context_processors.house",
            ],
        },
    }
]

# One login for the app (owns nothing), one for migrations and test creation.
DATABASES = {"default": env.db_url("DATABASE_URL", default="postgres://harbour_app@/harbour")}
DATABASE_OWNER_URL = env("DATABASE_OWNER_URL", default="postgres://harbour_owner@/harbour")
OWNER_OPTIONS = "-c app.actor=system:migrate -c app.maintenance=on"
DATABASES["default"].setdefault("OPTIONS", {}).update(
    {"server_side_binding": True, "connect_timeout": 5, "application_name": f"harbour-{DOOR}"}
)
DATABASES["default"].update({"ATOMIC_REQUESTS": True, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True})
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MIGRATE_AS_OWNER = env.bool("MIGRATE_AS_OWNER", default=False)
if MIGRATE_AS_OWNER:
    _owner = env.db_url_config(DATABASE_OWNER_URL)
    DATABASES["default"].update({key: value for key, value in _owner.items() if key != "OPTIONS"})
    DATABASES["default"]["OPTIONS"].update(_owner.get("OPTIONS", {}))
    DATABASES["default"]["OPTIONS"]["options"] = OWNER_OPTIONS

# The database cache: sign-in limits must survive without Redis.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backends.SignInBackend", "core.access.backend.GrantBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ANONYMOUS_USER_NAME = None
GUARDIAN_RAISE_403 = False
SIMPLE_HISTORY_ENABLED = False
SITE_ID = 1

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
MFA_ADAPTER = "accounts.adapters.MFAAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/15m/key", "reset_password": "20/h/ip,5/h/key"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = False
# An administrator makes the account and knows the address; no mail is needed to prove it.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Harbour"
# An export wants a second factor shown this recently; the page that asks for it is allauth's.
FRESH_FACTOR_MINUTES = 5
CONFIRM_URL_NAME = "mfa_reauthenticate"
MFA_TOTP_TOLERANCE = 1

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = "__Host-harbour" if PRODUCTION else "harbour"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
IDLE_MINUTES_STAFF = 30
IDLE_MINUTES_OUTSIDE = 15
CSRF_COOKIE_NAME = "__Host-csrf" if PRODUCTION else "csrftoken"
CSRF_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "core.views.errors.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31536000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=PRODUCTION)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
X_FRAME_OPTIONS = "DENY"

# Counts below this are hidden in reports; never below five.
REPORT_SMALL_NUMBER = env.int("REPORT_SMALL_NUMBER", default=5)
# The same where people are counted by what they are (gender, nationality): fewer would point at somebody.
REPORT_SMALL_PEOPLE = env.int("REPORT_SMALL_PEOPLE", default=10)
QUICK_EXIT_URL = env("QUICK_EXIT_URL", default="https://www.hko.gov.hk/")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "font-src": ["'self'"],
        "img-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "manifest-src": ["'self'"],
    }
}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("zh-hant", _("Traditional Chinese"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = PRODUCTION
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Hong_Kong"
FORMAT_MODULE_PATH = ["config.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = Path(env("STATIC_ROOT", default=str(STATE_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
FILES_DIR = Path(env("FILES_DIR", default=str(STATE_DIR / "files")))
STORAGES = {
    "default": {
        "BACKEND": "core.files.DurableStorage",
        "OPTIONS": {
            "location": FILES_DIR,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["core.uploads.BoundedMemoryHandler"]
UPLOAD_MAX_BYTES = 25 * 1024 * 1024
CLAMAV_SOCKET = env("CLAMAV_SOCKET", default="")

EMAIL_CONFIG = env.email_url("EMAIL_URL", default=f"filemail:///{STATE_DIR}/mail")
EMAIL_BACKEND = EMAIL_CONFIG.get("EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend")
EMAIL_HOST = EMAIL_CONFIG.get("EMAIL_HOST", "")
EMAIL_PORT = EMAIL_CONFIG.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = EMAIL_CONFIG.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = EMAIL_CONFIG.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = EMAIL_CONFIG.get("EMAIL_USE_TLS", False)
EMAIL_FILE_PATH = EMAIL_CONFIG.get("EMAIL_FILE_PATH") or str(STATE_DIR / "mail")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="no-reply@harbour.example")

# What stands at the head of every letter, as JSON: the house's names, address and phone.
LETTERHEAD = env.json(
    "LETTERHEAD",
    default={
        "name_en": "The Centre (sample letterhead)",
        "name_zh": "本中心（信頭樣本）",
        "address_en": "12/F Sample Building, Hong Kong",
        "address_zh": "香港示例大廈 12 樓",
        "phone": "3000 0000",
    },
)

CELERY_BROKER_URL = env("CELERY_BROKER_URL", default="redis://localhost:6379/0")
CELERY_TASK_IGNORE_RESULT = True
CELERY_RESULT_BACKEND = None
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 200
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_TIME_LIMIT = 900
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 3600,
    "socket_connect_timeout": 2,
    "socket_timeout": 5,
    "max_retries": 1,
    # A page does not wait for a broker that is down: the sweep will find the row.
    "interval_start": 0,
    "interval_step": 0,
}
CELERY_TIMEZONE = "Asia/Hong_Kong"

DJANGO_TABLES2_TEMPLATE = "django_tables2/house.html"
COTTON_DIR = "cotton"
# A part sees what it is given and the frame, never the page's own variables.
COTTON_ISOLATE_BY_DEFAULT = True
PHONENUMBER_DEFAULT_REGION = "HK"
FORM_RENDERER = "core.forms.rendering.HouseRenderer"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "core.logs.ScrubbingFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING"},
        "django.request": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
        "weasyprint": {"level": "ERROR"},
    },
}
DEFAULT_EXCEPTION_REPORTER = "core.logs.QuietExceptionReporter"
DEFAULT_EXCEPTION_REPORTER_FILTER = "core.logs.QuietReporterFilter"
SILENCED_SYSTEM_CHECKS = ["auth.W004", "guardian.W001"]
