# Python's websockets talks to an echo, for a capture: websockets_talk.py URL
import asyncio
import sys

import websockets


async def talk(compression):
    async with websockets.connect(sys.argv[1], compression=compression, ping_interval=None) as peer:
        for message in 'hello', 'wirelight ' * 20, b'\x00\xff' * 8, ['one, ', 'two, ', 'three']:
            await peer.send(message)
            await peer.recv()
        await (await peer.ping(b'are you there?'))
        await peer.close(1001, 'going home')


asyncio.run(talk(None))
asyncio.run(talk('deflate'))
