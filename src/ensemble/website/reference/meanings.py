"""What each setting means, and its default where the code's own isn't readable."""

MEANINGS: dict[str, tuple[str, str]] = {
    "ENSEMBLE_VAR": (
        "The folder of everything that is kept: database, files, unfinished uploads, the secret "
        "key. A local disk; give it to nobody else.",
        "`var` in this folder",
    ),
    "ENSEMBLE_DATABASE": (
        "`sqlite:///path` or `postgresql://user:word@host:port/name`.",
        "`ensemble.sqlite3` in `ENSEMBLE_VAR`",
    ),
    "ENSEMBLE_ADDRESS": (
        "Where people find the place, as they type it. With `https:` cookies are marked secure, "
        "browsers are told to stay with HTTPS, and passkeys work away from this machine.",
        "what `script/server` listens on",
    ),
    "ENSEMBLE_HOSTS": (
        "Names under which the place answers; requests for other names are refused.",
        "this machine's names",
    ),
    "ENSEMBLE_PUBLIC": (
        "Switch. Strangers may come in: the place refuses to open on a machine whose sandbox isn't "
        "made for their files.",
        "",
    ),
    "ENSEMBLE_ORIGINS": (
        "Other origins whose forms are believed, such as `https://ensemble.example.org`. Behind a "
        "proxy that speaks HTTPS and passes the host on, none is needed.",
        "",
    ),
    "ENSEMBLE_BEHIND_PROXY": (
        "Switch. A proxy stands in front and sets `X-Forwarded-Proto` and `X-Forwarded-For` "
        "itself. Never without one: visitors could claim any address.",
        "",
    ),
    "ENSEMBLE_PROXIES": ("How many proxies stand between visitors and the place.", ""),
    "ENSEMBLE_SECRET_KEY": (
        "What signs sessions and links. Whoever has it can sign in as anybody.",
        "kept in `secret-key` in `ENSEMBLE_VAR`",
    ),
    "ENSEMBLE_SMTP": (
        "`smtp://user:word@host:port`, or `smtps://` for encryption from the first byte. Without "
        "one, letters are printed where the place runs.",
        "",
    ),
    "ENSEMBLE_MAIL_FROM": ("Whom letters come from.", ""),
    "ENSEMBLE_VERIFY_EMAIL": (
        "`mandatory`: an address must be confirmed before its owner is let in. `optional`: later.",
        "`mandatory` with `ENSEMBLE_SMTP`, else `optional`",
    ),
    "ENSEMBLE_MINIMUM_AGE": ("The age from which one can have an account, in years.", ""),
    "ENSEMBLE_CLEARING": (
        "Who looks before others see: `first-three` (at a newcomer's first three pieces), `all` "
        "or `none`. What only a circle sees is never looked at.",
        "",
    ),
    "ENSEMBLE_UPLOAD_LARGEST_MB": ("The largest file, in MiB.", ""),
    "ENSEMBLE_UPLOAD_QUOTA_MB": ("What one member's unfinished uploads may hold, in MiB.", ""),
    "ENSEMBLE_FILE_LINK_SECONDS": ("How long a link to a file works, at least.", ""),
    "ENSEMBLE_WORKERS": ("How many jobs are worked on at a time by this process.", ""),
    "ENSEMBLE_BROKER": (
        "`redis://host:port/0` (Redis or Valkey) or `amqp://…` (RabbitMQ): Celery carries the jobs "
        "between machines. Empty: workers ask the database.",
        "",
    ),
    "ENSEMBLE_LIVE": (
        "`redis://host:port/0`: what is said in rooms that are open at the same time is heard by "
        "pages of all processes. Empty: one process serves all pages.",
        "",
    ),
    "ENSEMBLE_FILES": (
        "The folder of the files that stay. Where several machines work for one place, a folder "
        "that all of them share.",
        "`files` in `ENSEMBLE_VAR`",
    ),
    "ENSEMBLE_SPARE_LARGEST_GB": (
        "How much room parts of films may take that are kept so that they needn't be made again, "
        "in GiB. The longest unused go first, looked at every four hours.",
        "",
    ),
    "ENSEMBLE_BATCH_FRAMES": (
        "How many frames of a film a worker makes at a time, where several machines share it.",
        "",
    ),
    "ENSEMBLE_C2PA_KEY": (
        "The file of a private key (PEM, no password). With its certificate, finished films and "
        "recordings say inside, signed, that they were made here and from what. The status page "
        "says whether the key is fine.",
        "",
    ),
    "ENSEMBLE_C2PA_CERTIFICATE": (
        "The file of that key's certificate and those above it (PEM, its own first).",
        "",
    ),
    "ENSEMBLE_PAGE_THREADS": ("How many pages are made at a time.", ""),
    "ENSEMBLE_DEMO_SEED": (
        "What makes the demo community: the dotted path of a function. Empty: none.",
        "",
    ),
    "ENSEMBLE_LOG_LEVEL": ("How much is told: `DEBUG`, `INFO`, `WARNING` or `ERROR`.", ""),
    "ENSEMBLE_DEBUG": ("Switch. Shows what went wrong to everybody: for development only.", ""),
    "ENSEMBLE_MEDIA_ALONE": (
        "`1` says that this worker runs as a user or in a container of its own, without a network. "
        "The engine tries the network, and believes it only when that fails.",
        "",
    ),
}
FOR_TESTS: dict[str, str] = {
    "ENSEMBLE_TEST_DATABASE": "`sqlite`, or `postgresql` for a server that the tests start.",
    "ENSEMBLE_TEST_SERVER": "The address of a PostgreSQL that stands already, to use instead.",
    "ENSEMBLE_CHROMIUM": "The path of a Chromium, where it isn't found by its usual names.",
    "ENSEMBLE_KILLS": "How many workers are killed to show that each job has one effect.",
}
