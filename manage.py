"""`.venv/bin/python manage.py serve` opens the place; Django's own commands work as well."""

import os
import sys

if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        from ensemble.website.command import main

        main()
    else:
        from django.core.management import execute_from_command_line

        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ensemble.website.settings")
        execute_from_command_line(sys.argv)
