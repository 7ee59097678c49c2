"""Webhooks to the applications: the outbox with its retries, and signatures."""
