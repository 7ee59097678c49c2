"""OAuth 2.0: tokens for applications, and the page on which a member allows one."""
