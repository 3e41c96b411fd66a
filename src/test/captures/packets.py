# Reads and writes the simple kind of capture file, and takes packets apart as far as make.py needs it.
import random
import struct

ETHERNET, NULL, RAW = 1, 0, 101


class Packet:
    def __init__(self, nanos, data):
        self.nanos = nanos
        self.data = data


def read(path):
    """The packets of a pcap file in little endian with microseconds, as dumpcap -P and tcpdump write it, and its link type."""
    with open(path, 'rb') as file:
        head = file.read(24)
        magic, link = struct.unpack('<I12x4xI', head)
        assert magic == 0xa1b2c3d4, path
        packets = []
        while record := file.read(16):
            seconds, micros, captured, length = struct.unpack('<IIII', record)
            assert captured == length, 'a packet was cut'
            packets.append(Packet(seconds * 10**9 + micros * 1000, file.read(captured)))
        return packets, link


def write_pcap(path, packets, link, order='<', nanoseconds=False):
    with open(path, 'wb') as file:
        magic = 0xa1b23c4d if nanoseconds else 0xa1b2c3d4
        file.write(struct.pack(order + 'IHHiIII', magic, 2, 4, 0, 0, 262144, link))
        for number, packet in enumerate(packets):
            seconds, rest = divmod(packet.nanos, 10**9)
            # dumpcap gave microseconds: where there is room for more, there is more.
            fraction = rest + number % 1000 if nanoseconds else rest // 1000
            file.write(struct.pack(order + 'IIII', seconds, fraction, len(packet.data), len(packet.data)))
            file.write(packet.data)


def write_pcapng(path, interfaces, order='<'):
    """interfaces: a list of (name, link type, exponent of the time's resolution, packets)."""
    def block(kind, body):
        length = 12 + len(body)
        return struct.pack(order + 'II', kind, length) + body + struct.pack(order + 'I', length)

    def option(code, value):
        return struct.pack(order + 'HH', code, len(value)) + value + bytes(-len(value) % 4)

    with open(path, 'wb') as file:
        file.write(block(0x0a0d0d0a, struct.pack(order + 'IHHq', 0x1a2b3c4d, 1, 0, -1)))
        every = []
        for number, (name, link, exponent, packets) in enumerate(interfaces):
            options = option(2, name.encode()) + option(9, bytes([exponent])) + option(0, b'')
            file.write(block(1, struct.pack(order + 'HHI', link, 0, 0) + options))
            every += [(packet.nanos, number, exponent, packet.data) for packet in packets]
        for nanos, number, exponent, data in sorted(every):
            ticks = nanos // 10**(9 - exponent)
            head = struct.pack(order + 'IIIII', number, ticks >> 32, ticks & 0xffffffff, len(data), len(data))
            file.write(block(6, head + data + bytes(-len(data) % 4)))


def without_link(packets):
    return [Packet(p.nanos, p.data[14:]) for p in packets]


def as_null(packets, order):
    """BSD loopback: the protocol family as a number in the order of the machine; IPv6 has 30 there, as on macOS."""
    return [Packet(p.nanos, struct.pack(order + 'I', 2 if p.data[14] >> 4 == 4 else 30) + p.data[14:]) for p in packets]


def with_vlan(packets, tag):
    return [Packet(p.nanos, p.data[:12] + struct.pack('>HH', 0x8100, tag) + p.data[12:]) for p in packets]


def checksum(data):
    data += bytes(len(data) % 2)
    total = sum(struct.unpack('>%dH' % (len(data) // 2), data))
    while total >> 16:
        total = (total & 0xffff) + (total >> 16)
    return ~total & 0xffff


class Segment:
    """A TCP segment in an Ethernet packet over IPv4."""

    def __init__(self, packet):
        self.packet = packet
        self.ip_length = 4 * (packet.data[14] & 15)
        self.tcp = 14 + self.ip_length
        self.data_at = self.tcp + 4 * (packet.data[self.tcp + 12] >> 4)
        self.data = packet.data[self.data_at:]
        self.sequence = struct.unpack_from('>I', packet.data, self.tcp + 4)[0]
        self.ports = struct.unpack_from('>HH', packet.data, self.tcp)

    def with_data(self, start, end, nanos):
        """The same headers with another part of the data, with lengths and checksums that are right."""
        data = bytearray(self.packet.data[:self.data_at] + self.data[start:end])
        struct.pack_into('>H', data, 16, len(data) - 14)
        struct.pack_into('>H', data, 24, 0)
        struct.pack_into('>H', data, 24, checksum(bytes(data[14:self.tcp])))
        struct.pack_into('>I', data, self.tcp + 4, (self.sequence + start) & 0xffffffff)
        struct.pack_into('>H', data, self.tcp + 16, 0)
        pseudo = bytes(data[26:34]) + struct.pack('>HH', 6, len(data) - self.tcp)
        struct.pack_into('>H', data, self.tcp + 16, checksum(pseudo + bytes(data[self.tcp:])))
        return Packet(nanos, bytes(data))


def right_checksums(packets):
    return [Segment(p).with_data(0, None, p.nanos) for p in packets]


def disturbed(packets, seed):
    """What a bad network does to a talk: pieces, swapped, sent again, overlapping, and one lost in each direction."""
    dice = random.Random(seed)
    out = []
    lost = set()
    for packet in packets:
        segment = Segment(packet)
        size = len(segment.data)
        if size < 12:
            out.append(segment.with_data(0, None, packet.nanos))
            continue
        cuts = sorted({0, size, *(dice.randrange(1, size) for _ in range(3))})
        pieces = [(a, b) for a, b in zip(cuts, cuts[1:])]
        made = [segment.with_data(a, b, 0) for a, b in pieces]
        kind = dice.randrange(5)
        if kind == 0:
            dice.shuffle(made)
        elif kind == 1:
            made.insert(dice.randrange(1, len(made) + 1), made[0])
        elif kind == 2:
            made.append(segment.with_data(max(0, cuts[1] - 3), min(size, cuts[1] + 5), 0))
        elif kind == 3 and segment.ports not in lost and size > 200:
            lost.add(segment.ports)
            del made[1]
        out += [Packet(packet.nanos + 1000 * number, p.data) for number, p in enumerate(made)]
    return out
