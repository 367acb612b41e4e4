"""Draws iot.png and favicon.ico of the web demo with the standard library alone.

    python3 scripts/web/make_assets.py

The picture is a list of shapes, each a function that tells whether a point is inside; every pixel
takes the mean of 4 x 4 points. Running it again writes the same bytes.
"""
import math
import os
import struct
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
NAVY, BLUE, SKY, WHITE = (31, 78, 121), (46, 117, 182), (157, 195, 230), (255, 255, 255)
MINT, CORAL = (112, 214, 188), (237, 106, 90)


def disc(x, y, r):
    return lambda px, py: (px - x) ** 2 + (py - y) ** 2 <= r * r


def box(left, top, right, bottom, r):
    """A rectangle with corners rounded by r."""
    def inside(px, py):
        dx = max(left + r - px, px - right + r, 0)
        dy = max(top + r - py, py - bottom + r, 0)
        return dx * dx + dy * dy <= r * r
    return inside


def arc(x, y, r, thick, from_degrees, to_degrees):
    """A piece of a ring; degrees count from the right, upwards."""
    def inside(px, py):
        turn = math.degrees(math.atan2(y - py, px - x)) % 360
        on_ring = abs(math.hypot(px - x, py - y) - r) <= thick / 2
        return on_ring and from_degrees <= turn <= to_degrees
    return inside


# A small robot with an antenna that radiates, in a square of 0 to 96, back to front.
ROBOT = [
    (SKY, arc(48, 20, 11, 3, 30, 150)), (SKY, arc(48, 20, 17.5, 3, 35, 145)),
    (NAVY, box(46.5, 14, 49.5, 32, 1.5)), (CORAL, disc(48, 16, 4.5)),
    (BLUE, box(8, 44, 18, 62, 4)), (BLUE, box(78, 44, 88, 62, 4)),
    (NAVY, box(16, 28, 80, 78, 14)), (WHITE, box(22, 34, 74, 72, 10)),
    (NAVY, disc(37, 50, 6.5)), (NAVY, disc(59, 50, 6.5)),
    (WHITE, disc(39, 48, 2)), (WHITE, disc(61, 48, 2)),
    (CORAL, arc(48, 56, 10, 3, 205, 335)),
    (BLUE, box(30, 80, 66, 94, 5)), (MINT, disc(40, 87, 3)), (MINT, disc(56, 87, 3)),
]


def draw(size, shapes, extent=96.0, fine=4):
    """Rows of RGBA pixels; transparent where no shape is."""
    steps = [(i + 0.5) / fine for i in range(fine)]
    rows = []
    for y in range(size):
        row = bytearray()
        for x in range(size):
            red = green = blue = covered = 0
            for sy in steps:
                for sx in steps:
                    px, py = (x + sx) * extent / size, (y + sy) * extent / size
                    for colour, inside in reversed(shapes):
                        if inside(px, py):
                            red, green, blue = red + colour[0], green + colour[1], blue + colour[2]
                            covered += 1
                            break
            if covered:
                row += bytes((red // covered, green // covered, blue // covered,
                              covered * 255 // (fine * fine)))
            else:
                row += bytes(4)
        rows.append(bytes(row))
    return rows


def png(rows):
    """A PNG file (RFC 2083): 8 bits a channel, colour with alpha, no filter."""
    def chunk(kind, data):
        body = kind + data
        return struct.pack('>I', len(data)) + body + struct.pack('>I', zlib.crc32(body))
    head = struct.pack('>IIBBBBB', len(rows[0]) // 4, len(rows), 8, 6, 0, 0, 0)
    pixels = zlib.compress(b''.join(b'\0' + row for row in rows), 9)
    chunks = chunk(b'IHDR', head) + chunk(b'IDAT', pixels) + chunk(b'IEND', b'')
    return b'\x89PNG\r\n\x1a\n' + chunks


def icon(rows):
    """An .ico file with one 32-bit bitmap: rows from the bottom, blue first, then an empty mask."""
    size = len(rows)
    pixels = bytes(row[i + channel] for row in reversed(rows)
                   for i in range(0, len(row), 4) for channel in (2, 1, 0, 3))
    mask = bytes((size + 31) // 32 * 4 * size)
    length = len(pixels) + len(mask)
    head = struct.pack('<IiiHHIIiiII', 40, size, size * 2, 1, 32, 0, length, 0, 0, 0, 0)
    image = head + pixels + mask
    return struct.pack('<HHHBBBBHHII', 0, 1, 1, size, size, 0, 0, 1, 32, len(image), 22) + image


def write(name, data):
    with open(os.path.join(HERE, name), 'wb') as file:
        file.write(data)
    print(name, len(data), 'bytes')


if __name__ == '__main__':
    write('iot.png', png(draw(192, ROBOT)))
    write('favicon.ico', icon(draw(16, ROBOT)))
