# Python's websockets as a client, for the tests: websockets_client.py URL [deflate STEP]
#
# With `deflate` it connects with every STEP-th combination of the parameters of permessage-deflate.
import asyncio
import os
import sys

import websockets
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory

URL = sys.argv[1]
SIZES = [0, 1, 125, 126, 65535, 65536, 1 << 20]
OPTIONS = [(server_forgets, client_forgets, server_bits, client_bits)
           for server_forgets in (False, True) for client_forgets in (False, True)
           for server_bits in (None, 9, 15) for client_bits in (True, 9, 15)]


def connect(options=None):
    extensions = [ClientPerMessageDeflateFactory(*options)] if options else None
    return websockets.connect(
        URL, compression=None, extensions=extensions, max_size=16 << 20, ping_interval=None)


# Half of it can be compressed, the other half cannot.
def sample(size):
    return (b'wirelight ' * size)[:size - size // 2] + os.urandom(size // 2)


async def echo_all(peer):
    same = different = 0
    for size in SIZES:
        for message in ('wirelight ' * size)[:size], sample(size):
            third = size // 3
            for sent in message, [message[:third], message[third:2 * third], message[2 * third:]]:
                await peer.send(sent)
                if await peer.recv() == message:
                    same += 1
                else:
                    different += 1
    return '%d same, %d different' % (same, different)


async def one_of_each_kind():
    async with connect() as peer:
        print(await echo_all(peer))
        text = 'w\u00f6rld \u6c34 \U0001f600'
        await peer.send(text)
        print('characters', str(await peer.recv() == text).lower())
        await (await peer.ping('hi'))
        print('pong hi')
        print('ready', flush=True)
        await peer.wait_closed()
        print('closed by the server', peer.close_code, peer.close_reason)
    other = await connect()
    await other.close(4002, 'enough')
    print('closed by the client', other.close_code)


async def compressed():
    for options in OPTIONS[::int(sys.argv[3])]:
        async with connect(options) as peer:
            agreed = peer.response_headers.get('Sec-WebSocket-Extensions', 'not compressed')
            print('%s %s: %s' % (options, agreed, await echo_all(peer)), flush=True)
    print('done')


asyncio.run(compressed() if 'deflate' in sys.argv else one_of_each_kind())
