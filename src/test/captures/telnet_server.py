# A telnet server that asks for everything that a client may be asked for: telnet_server.py PORT
import select
import socket
import sys

IAC, DO, WILL, SB, SE, SEND, GA = 255, 253, 251, 250, 240, 1, 249
ECHO, SGA, STATUS, TTYPE, NAWS, TSPEED, LFLOW, LINEMODE, XDISPLOC, NEW_ENVIRON = 1, 3, 5, 24, 31, 32, 33, 34, 35, 39


def asks(option):
    return bytes([IAC, SB, option, SEND, IAC, SE])


def serve(peer):
    peer.sendall(b''.join(bytes([IAC, DO, o]) for o in (TTYPE, TSPEED, XDISPLOC, NEW_ENVIRON, NAWS, LFLOW, LINEMODE, STATUS))
                 + bytes([IAC, WILL, SGA, IAC, WILL, ECHO]))
    peer.sendall(b'Welcome.\r\n')
    select.select([peer], [], [], 2)
    peer.sendall(asks(TTYPE) + asks(TTYPE) + asks(TSPEED) + asks(XDISPLOC) + asks(NEW_ENVIRON))
    # Variables by name: VAR USER, USERVAR LANG. A byte 255 in the parameters is doubled.
    peer.sendall(bytes([IAC, SB, NEW_ENVIRON, SEND, 0]) + b'USER' + bytes([3]) + b'LANG' + bytes([IAC, SE]))
    peer.sendall(bytes([IAC, SB, LINEMODE, 1, 3, IAC, SE, IAC, SB, LFLOW, 1, IAC, SE, IAC, GA]))
    said = b''
    while b'quit' not in said:
        came = peer.recv(4096)
        if not came:
            return
        text = bytes(b for b in came if b < 128)
        said += text
        peer.sendall(text.replace(b'\r', b'\r\n').replace(b'\0', b''))
    peer.sendall(b'Bye \xff\xff\r\n')


with socket.create_server(('127.0.0.1', int(sys.argv[1]))) as server:
    while True:
        accepted, _ = server.accept()
        with accepted:
            serve(accepted)
