# Starts the Autobahn test suite inside Jython, from a spec file as the suite documents it:
#
#   suite.py fuzzingclient SPEC    tests the servers that the spec names, then ends
#   suite.py fuzzingserver SPEC    tests the clients that connect, and writes the reports when its standard input ends
#
# Either ends at the latest when its standard input does: so it never outlives the one who started it.
#
# The suite's own starter would let its server listen on every address of this computer, at a port known beforehand,
# and would open a web server beside it. This one listens on 127.0.0.1 at any free port, and says at which.
import json
import sys
import threading

from autobahntestsuite import choosereactor  # first of all: whoever imports a reactor before it gets another one
from autobahntestsuite import fuzzing
from twisted.internet import reactor


def end_with_standard_input():
    sys.stdin.read()
    reactor.callFromThread(reactor.stop)


mode, spec_file = sys.argv[1:]
with open(spec_file) as f:
    spec = json.load(f)

if mode == 'fuzzingclient':
    fuzzing.startClient(spec)
else:
    spec['url'] = 'ws://127.0.0.1:1'
    factory = fuzzing.FuzzingServerFactory(spec)
    port = reactor.listenTCP(0, factory, interface='127.0.0.1').getHost().port
    # A client says in its Host header where it wanted to go; the suite wants that to be here.
    factory.externalPort = port
    print 'Listening on port %d' % port
    sys.stdout.flush()

watch = threading.Thread(target=end_with_standard_input)
watch.daemon = True
watch.start()
reactor.run()
if mode == 'fuzzingserver':
    factory.createReports()
