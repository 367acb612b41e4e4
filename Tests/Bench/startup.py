import socket

print("ready")
