"""What an ATS sends: integrations, jobs, candidates, applications with their children, ACLs.

What is checked of each follows linkedin.md 20.3, what becomes of it 20.4.
"""
