"""What every page knows about who reads it."""


def house(request):
    """`me`: the signed-in user as Seen by themselves, None for visitors."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"me": None}
    return {
        "me": {
            "full_name": user.full_name,
            "initials": user.initials,
            "role": user.get_role_display(),
            "is_outside": user.is_outside,
            "uses_shortcuts": user.uses_shortcuts,
        }
    }
