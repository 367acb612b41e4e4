"""The conversions of the slides: text and bytes, integers as text and as bytes. No network."""

print('text and bytes')
print(b'hello')
print('hello'.encode())
print('안녕'.encode())

print('1st option: the integer as text')
a = 12345678
b = str(a)
print(repr(b))
c = b.encode()
print(c)
d = c.decode()
print(repr(d))
e = int(d)
print(e)

print('2nd option: the integer as bytes')
a = 1
b = a.to_bytes(4, 'big')
print(b)
c = int.from_bytes(b, 'big')
print(c)
print((1).to_bytes(2, 'little'))
print(int.from_bytes(b'\x00\x00\x00\x01', 'big'))
print(int.from_bytes(b'\x01\x00', 'little'))
print((-2).to_bytes(2, 'big', signed=True))

print('what cannot be converted')
try:
    (300).to_bytes(1, 'big')
except OverflowError as error:
    print(type(error).__name__)
