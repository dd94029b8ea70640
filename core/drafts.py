"""Words not yet saved: kept for their author, so that no session's end loses them."""


def keep_late_post(request) -> None:
    """Keep a post that came after its session had ended."""
