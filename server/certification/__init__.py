"""Certification: the rules of linkedin.md 18, run against a stand-in for LinkedIn by a real Attract with a scratch home.

``rules`` says what is asked, ``onboarding`` to ``posting`` do it module by module, ``running`` does all of it in each dialect,
and ``report`` is what is handed to LinkedIn. Nothing of the installation it is started from is touched.
"""
