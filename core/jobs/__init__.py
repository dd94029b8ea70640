"""Long work done by workers, with progress, cancel and a day's file. Import from here."""

from .asking import cancel_job, start_job
from .kinds import Made, register_job
from .progress import Cancelled
from .reading import ShownJob, fetch_file, job_of, jobs_of, next_poll
from .running import Work, expire_jobs, run_job

__all__ = [
    "Cancelled",
    "Made",
    "ShownJob",
    "Work",
    "cancel_job",
    "expire_jobs",
    "fetch_file",
    "job_of",
    "jobs_of",
    "next_poll",
    "register_job",
    "run_job",
    "start_job",
]
