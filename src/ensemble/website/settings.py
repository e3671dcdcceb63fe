"""Everything that differs from one place to another comes from the environment."""

from pathlib import Path

from ensemble.website.environment import database, mail, secret, setting, switch, web_address, words

ROOT = Path(__file__).resolve().parents[3]
VAR = Path(setting("ENSEMBLE_VAR", str(ROOT / "var")))
VAR.mkdir(mode=0o700, parents=True, exist_ok=True)

# A place for strangers: it doesn't open where their files can't be held safely.
PUBLIC = switch("ENSEMBLE_PUBLIC", default=False)
DEBUG = switch("ENSEMBLE_DEBUG", default=False)
SECRET_KEY = secret("ENSEMBLE_SECRET_KEY", VAR / "secret-key")
ALLOWED_HOSTS = words("ENSEMBLE_HOSTS", "localhost 127.0.0.1 [::1]")
CSRF_TRUSTED_ORIGINS = words("ENSEMBLE_ORIGINS", "")
SITE_ADDRESS = web_address("ENSEMBLE_ADDRESS", "http://127.0.0.1:8000")

CAPABILITIES = [
    "foundation", "design", "people", "activity", "pieces", "lineage",
    "projects", "studio", "production", "safety", "discovery", "demo", "website",
]  # fmt: skip
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    *(f"ensemble.{name}" for name in CAPABILITIES),
]
MIDDLEWARE = [
    "ensemble.website.privacy.private_pages",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "ensemble.people.views.whereabouts.Whereabouts",
    "ensemble.website.refusals.RefusalMiddleware",
]
ROOT_URLCONF = "ensemble.website.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": False,
        "DIRS": [ROOT / "src/ensemble" / name / "templates" for name in CAPABILITIES],
        "OPTIONS": {
            "environment": "ensemble.design.jinja.environment",
            "context_processors": ["ensemble.design.jinja.page_context"],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]
DATABASES = {"default": database(setting("ENSEMBLE_DATABASE", f"sqlite:///{VAR}/ensemble.sqlite3"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Member"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {"user_attributes": ["name", "email"]}),
        ("MinimumLengthValidator", {"min_length": 10}),
        ("CommonPasswordValidator", {}),
    )
]
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "ensemble.people.forms.doorkeeper.Doorkeeper",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

# Mail goes to the console until ENSEMBLE_SMTP says `smtp://user:word@host:port` (or `smtps://`).
EMAIL = mail(setting("ENSEMBLE_SMTP", ""))
globals().update(EMAIL)
DEFAULT_FROM_EMAIL = setting("ENSEMBLE_MAIL_FROM", "Ensemble <ensemble@localhost>")
# `mandatory` once mail can really arrive: only then is a known address told apart from nobody.
ACCOUNT_EMAIL_VERIFICATION = setting(
    "ENSEMBLE_VERIFY_EMAIL", "mandatory" if "EMAIL_HOST" in EMAIL else "optional"
)
MINIMUM_AGE = int(setting("ENSEMBLE_MINIMUM_AGE", "13"))
ALLAUTH_TRUSTED_PROXY_COUNT = int(setting("ENSEMBLE_PROXIES", "0"))
ACCOUNT_ADAPTER = "ensemble.people.forms.entrance.Entrance"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = SITE_ADDRESS.partition(":")[0]
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_FORMS = {
    "add_email": "ensemble.people.forms.address.AddressForm",
    "change_password": "ensemble.people.forms.password.ChangePasswordForm",
    "login": "ensemble.people.forms.signin.SignInForm",
    "reauthenticate": "ensemble.people.forms.password.AgainForm",
    "reset_password": "ensemble.people.forms.password.ForgottenForm",
    "reset_password_from_key": "ensemble.people.forms.password.NewPasswordForm",
    "signup": "ensemble.people.forms.signup.SignupForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
# Only in the browser that began to join, which is still waiting at the door.
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
MFA_ADAPTER = "ensemble.people.forms.entrance.Passkeys"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {"add_webauthn": "ensemble.people.forms.passkey.PasskeyForm"}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_SUPPORTED_TYPES = ["webauthn"]
# Browsers give passkeys to pages without encryption on localhost only; that is where this helps.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = SITE_ADDRESS.startswith("http:")
MEDIA_ROOT = Path(setting("ENSEMBLE_FILES", str(VAR / "files")))
# Parts of films, which can be made again, of all renders together.
SPARE_LARGEST = int(setting("ENSEMBLE_SPARE_LARGEST_GB", "40")) * 1024**3
BATCH_FRAMES = int(setting("ENSEMBLE_BATCH_FRAMES", "300"))
# Finished pieces are signed with these (C2PA): files as PEM. Empty: they aren't signed.
C2PA_KEY = setting("ENSEMBLE_C2PA_KEY", "")
C2PA_CERTIFICATE = setting("ENSEMBLE_C2PA_CERTIFICATE", "")
FILE_LINK_SECONDS = int(setting("ENSEMBLE_FILE_LINK_SECONDS", "3600"))
UPLOAD_ROOT = VAR / "uploads"
UPLOAD_LARGEST = int(setting("ENSEMBLE_UPLOAD_LARGEST_MB", "4096")) * 1024**2
UPLOAD_QUOTA = int(setting("ENSEMBLE_UPLOAD_QUOTA_MB", "20480")) * 1024**2
STATIC_URL = "/static/"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [ROOT / "src/ensemble/locale"]

# Safety. Pages hold no script, no style and no token of their own, so they need no nonce and
# those of strangers can be kept and shown to the next one.
IS_SECURE = SITE_ADDRESS.startswith("https:")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        # What packs recordings is WebAssembly; scripts in words stay refused.
        "script-src": ["'self'", "'wasm-unsafe-eval'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "media-src": ["'self'", "blob:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'", "blob:"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IS_SECURE else 0
SESSION_ENGINE = "ensemble.foundation.sessions"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_SECURE
SESSION_COOKIE_AGE = 60 * 24 * 3600
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "ensemble.website.errors.stale_form"
BEHIND_PROXY = switch("ENSEMBLE_BEHIND_PROXY", default=False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
PAGE_THREADS = int(setting("ENSEMBLE_PAGE_THREADS", "8"))
PAGE_BODY_LARGEST = DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024**2
# Files that come with a form are looked into by programs, which need them on the disk.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # A thousand tracks as a form, 17 boxes each.
DATA_UPLOAD_MAX_NUMBER_FILES = 10

DEMO_SEED = setting("ENSEMBLE_DEMO_SEED", "ensemble.demo.actions.open.open_demo")
# Who looks before others see: `first-three`, `none` or `all`. See pieces/clearing.py.
ENSEMBLE_CLEARING = setting("ENSEMBLE_CLEARING", "first-three")
# Carry the jobs by Celery, and what is said live between processes. Empty: no need of either.
BROKER, LIVE = setting("ENSEMBLE_BROKER", ""), setting("ENSEMBLE_LIVE", "")
WORKERS = int(setting("ENSEMBLE_WORKERS", "2"))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": setting("ENSEMBLE_LOG_LEVEL", "WARNING")},
    "loggers": {"django": {"handlers": [], "level": "WARNING", "propagate": True}},
}
