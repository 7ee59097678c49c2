"""How many wrong sign-ins are let through before a pause."""

from ipaddress import ip_address, ip_network

from server.domain.clock import MINUTE

WINDOW = 15 * MINUTE
PER_ACCOUNT = 8
PER_ADDRESS = 40


def seconds_to_wait(recent: list[int], limit: int, now: int) -> int:
    """Seconds until another try is welcome, 0 for at once; ``recent`` are the instants of failures, oldest first."""
    inside = [instant for instant in recent if instant > now - WINDOW]
    if len(inside) < limit:
        return 0
    return max(1, (inside[-limit] + WINDOW - now) // 1000)


def network(remote: str) -> str:
    """What counts as one address: an IPv4 address, or the /64 that one IPv6 connection is given; other text as it is."""
    try:
        address = ip_address(remote)
    except ValueError:
        return remote
    return str(ip_network((address, 64), strict=False)) if address.version == 6 else str(address)
