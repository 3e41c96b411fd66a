# An echo server with Python's websockets, for the tests.
#
# Says `Listening on port 12345`, and ends when it is ended. With `deflate` it compresses where the client offers it.
import asyncio
import sys

import websockets

LARGEST_MESSAGE = 16 << 20


async def converse(peer, path=None):
    try:
        async for message in peer:
            text = message if isinstance(message, str) and len(message) <= 100 else ''
            if text == 'fragments':
                await peer.send(['frag', 'men', 'ts'])
            elif text.startswith('ping '):
                pong = await peer.ping(text[5:])
                asyncio.ensure_future(ponged(peer, pong, text[5:]))
            elif text.startswith('close '):
                await peer.close(int(text[6:10]), text[11:])
            else:
                await peer.send(message)
    except websockets.ConnectionClosed:
        pass
    await peer.wait_closed()
    print('closed %s %s' % (peer.close_code, peer.close_reason), flush=True)


async def ponged(peer, pong, payload):
    await pong
    await peer.send('ponged ' + payload)


async def main():
    compression = 'deflate' if 'deflate' in sys.argv else None
    async with websockets.serve(
            converse, '127.0.0.1', 0, compression=compression, max_size=LARGEST_MESSAGE, ping_interval=None) as server:
        print('Listening on port %d' % server.sockets[0].getsockname()[1], flush=True)
        await asyncio.Future()


asyncio.run(main())
