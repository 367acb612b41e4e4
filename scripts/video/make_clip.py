"""Draws clip.mjpeg of the video demo: 24 JPEG frames, one after the other in one file.

    python3 scripts/video/make_clip.py        (needs Pillow: python3 -m pip install pillow)

A letter travels from a client to a server, a ball bounces, and a bar below counts the frames. A
reader finds the frames by FF D8 at the start and FF D9 at the end: within a frame no FF is followed
by either.
"""
import io
import math
import os

from PIL import Image, ImageDraw

FRAMES, WIDTH, HEIGHT, FINE = 24, 160, 120, 4
NAVY, BLUE, SKY, WHITE = (31, 78, 121), (46, 117, 182), (222, 235, 247), (255, 255, 255)
MINT, CORAL, GOLD = (84, 190, 160), (237, 106, 90), (244, 185, 66)


class Canvas:
    """Draws in units of the small picture on one that is FINE times as large."""

    def __init__(self):
        self.image = Image.new('RGB', (WIDTH * FINE, HEIGHT * FINE), SKY)
        self.pen = ImageDraw.Draw(self.image)

    def box(self, left, top, right, bottom, colour, r=0):
        edges = [v * FINE for v in (left, top, right, bottom)]
        self.pen.rounded_rectangle(edges, r * FINE, fill=colour)

    def disc(self, x, y, r, colour):
        self.pen.ellipse([v * FINE for v in (x - r, y - r, x + r, y + r)], fill=colour)

    def line(self, x1, y1, x2, y2, colour, thick):
        self.pen.line([v * FINE for v in (x1, y1, x2, y2)], colour, int(thick * FINE))

    def small(self):
        return self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


def computer(canvas, x, y, light):
    canvas.box(x, y, x + 30, y + 24, NAVY, 3)
    canvas.box(x + 3, y + 3, x + 27, y + 18, WHITE, 1.5)
    canvas.disc(x + 25, y + 21, 1.3, light)
    canvas.box(x + 11, y + 24, x + 19, y + 29, NAVY)
    canvas.box(x + 6, y + 28, x + 24, y + 31, NAVY, 1)


def frame(number):
    canvas = Canvas()
    done = number / FRAMES
    canvas.line(40, 72, 120, 72, BLUE, 2)
    computer(canvas, 10, 56, MINT if number % 8 < 4 else GOLD)
    computer(canvas, 120, 56, GOLD if number % 8 < 4 else MINT)
    x, y = 42 + done * 70, 72 + 2 * math.sin(done * 8 * math.pi)
    canvas.box(x, y - 5, x + 12, y + 5, GOLD, 2)
    canvas.line(x, y - 4, x + 6, y + 1, NAVY, 1)
    canvas.line(x + 6, y + 1, x + 12, y - 4, NAVY, 1)
    height = abs(math.cos(done * 3 * math.pi)) * 30
    canvas.disc(20 + done * 120, 42 - height, 8, CORAL)
    canvas.disc(17.5 + done * 120, 39.5 - height, 2, WHITE)
    canvas.box(10, 104, 150, 111, WHITE, 3)
    canvas.box(10, 104, 16 + (number + 1) / FRAMES * 134, 111, BLUE, 3)
    return canvas.small()


def main():
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'clip.mjpeg')
    with open(path, 'wb') as clip:
        for number in range(FRAMES):
            jpeg = io.BytesIO()
            frame(number).save(jpeg, 'JPEG', quality=80, optimize=True)
            clip.write(jpeg.getvalue())
    print(path, os.path.getsize(path), 'bytes')


if __name__ == '__main__':
    main()
