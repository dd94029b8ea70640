"""What the desk shows of cases: each feed asks within what its reader reaches."""

from core.desk import register_desk
from reports.feeds import cases, team

for section, feed in {
    "overdue": cases.overdue,
    "due": cases.due,
    "waiting": cases.waiting,
    "new": cases.new,
    "agenda": cases.agenda,
}.items():
    register_desk(section, feed)
register_desk("overdue", team.overdue, whose="team")
register_desk("due", team.due, whose="team")
register_desk("waiting", team.waiting, whose="team")
register_desk("new", team.new, whose="team")
register_desk("new", team.nobodys, whose="nobody")
