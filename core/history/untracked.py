"""Models of the house without history, each with the reason."""

UNTRACKED = {
    "core.ReadEvent": "append-only itself, and in the hash chain",
    "core.Refusal": "append-only itself",
    "core.ChainLink": "append-only itself: the chain over history",
    "core.ChainHead": "append-only itself: the chain's nightly heads",
    "core.DataKey": "wrapped keys: made once, re-wrapped by rotation, worth nothing by themselves",
    "core.Draft": "unsent words of one user; the saved record has the history",
    "core.Heartbeat": "signs of life, overwritten every few seconds",
    "core.IdempotencyKey": "transport: which post made which record",
    "core.JobProgress": "how far a job has come; the job has the history",
    "core.Outbox": "transport: what it delivers has a record and a history of its own",
    "core.Sequence": "a counter; the record that got the number has the history",
    "core.StoredSearch": "what was typed into a search, for an hour",
    "referrals.ReferralDraft": "unsent words of one writer, deleted when old; the sent referral has the history",
}
