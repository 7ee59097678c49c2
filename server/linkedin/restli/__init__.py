"""Rest.li, the protocol of LinkedIn's APIs: keys, requests, answers (linkedin.md 1)."""
