"""The house's sweeps: each finds its work by query, so that a lost or doubled beat changes nothing."""

from core import drafts, jobs, notices, orphans, outbox
from core.history import chain
from core.lists.searches import forget_searches
from core.tasks.registering import house_task
from core.turns import is_only_one


@house_task("core.dispatch_outbox")
def dispatch_outbox() -> None:
    """Hand what is due to the workers."""
    outbox.dispatch()


@house_task("core.deliver_outbox", own_transactions=True)
def deliver_outbox(outbox_id: str) -> None:
    """Do what one row of the outbox asks for."""
    outbox.deliver(outbox_id)


@house_task("core.expire_jobs")
def expire_jobs() -> None:
    """Delete files of jobs after a day, searches after an hour, and drafts nobody touched for 14 days."""
    jobs.expire_jobs()
    forget_searches()
    drafts.expire_drafts()


@house_task("core.sweep_orphans")
def sweep_orphans() -> None:
    """Delete sealed files that a failed save left behind."""
    if is_only_one("core.sweep_orphans"):
        orphans.sweep_orphans()


@house_task("core.extend_chain")
def extend_chain() -> None:
    """Chain the history and read events of the day."""
    if is_only_one("core.extend_chain"):
        chain.extend_chain()


@house_task("core.queue_digests")
def queue_digests() -> None:
    """Queue today's digest for whoever has something to read in it."""
    notices.queue_digests()
