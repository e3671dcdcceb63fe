"""Everything that differs from one place to another comes from the environment."""

from pathlib import Path

from ensemble.website.environment import database, secret, setting, switch, words

ROOT = Path(__file__).resolve().parents[3]
VAR = Path(setting("ENSEMBLE_VAR", str(ROOT / "var")))
VAR.mkdir(parents=True, exist_ok=True)

DEBUG = switch("ENSEMBLE_DEBUG", default=False)
SECRET_KEY = secret("ENSEMBLE_SECRET_KEY", VAR / "secret-key")
ALLOWED_HOSTS = words("ENSEMBLE_HOSTS", "localhost 127.0.0.1 [::1] testserver")
CSRF_TRUSTED_ORIGINS = words("ENSEMBLE_ORIGINS", "")
SITE_ADDRESS = setting("ENSEMBLE_ADDRESS", "http://127.0.0.1:8000")

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
MEDIA_ROOT = VAR / "files"
FILE_LINK_SECONDS = int(setting("ENSEMBLE_FILE_LINK_SECONDS", "3600"))
UPLOAD_ROOT = VAR / "uploads"
UPLOAD_LARGEST = int(setting("ENSEMBLE_UPLOAD_LARGEST_MB", "4096")) * 1024**2
UPLOAD_QUOTA = int(setting("ENSEMBLE_UPLOAD_QUOTA_MB", "20480")) * 1024**2
STATIC_URL = "/static/"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
