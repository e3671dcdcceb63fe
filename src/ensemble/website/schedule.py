"""Everything that runs by the clock. Doing it twice must do no harm."""

from ensemble.activity.actions.mail_news import mail_news
from ensemble.foundation.clock import Entry
from ensemble.foundation.files import remove_old_drafts
from ensemble.foundation.limits import forget_old_tallies
from ensemble.foundation.spare import remove_least_used
from ensemble.foundation.uploads import remove_abandoned_uploads
from ensemble.pieces.actions.sweep import sweep_files
from ensemble.projects.actions.expire import expire_claims
from ensemble.projects.actions.rest import rest_silent_projects
from ensemble.studio.actions.lose_kits import forget_old_kits
from ensemble.studio.actions.sweep_backings import sweep_backings
from ensemble.studio.actions.sweep_submixes import sweep_submixes

SCHEDULE = [
    Entry(remove_abandoned_uploads, minutes=60),
    Entry(remove_old_drafts, minutes=60),
    Entry(remove_least_used, minutes=4 * 60),
    Entry(sweep_files, minutes=24 * 60),
    Entry(sweep_backings, minutes=24 * 60),
    Entry(sweep_submixes, minutes=24 * 60),
    Entry(forget_old_tallies, minutes=60),
    Entry(mail_news, minutes=60),
    Entry(expire_claims, minutes=10),
    Entry(forget_old_kits, minutes=4 * 60),
    Entry(rest_silent_projects, minutes=60),
]
