"""`user.has_perm(perm, record)` agrees with `visible_to`: guardian's backend, with `until` and walls honoured."""

from guardian.backends import ObjectPermissionBackend

from .policy import policy_of


class GrantBackend(ObjectPermissionBackend):
    """Answers for records only; permissions without a record are nobody's."""

    def has_perm(self, user_obj, perm, obj=None):
        if obj is None or not user_obj.is_active:
            return False
        app_label, _, code = perm.partition(".")
        if (app_label, code) != (obj._meta.app_label, f"view_{obj._meta.model_name}"):
            return False
        policy_of(type(obj))
        return type(obj)._default_manager.visible_to(user_obj).filter(pk=obj.pk).exists()
