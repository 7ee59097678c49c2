"""What the platform itself is made of: its World and clock, developer applications, quotas, faults, and who exists at first."""
