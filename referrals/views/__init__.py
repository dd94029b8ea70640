"""Pages of referrals: filling in, looking up, the partner's own, the desk's."""
