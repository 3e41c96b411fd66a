import socket
import threading

def serve(client):
    with client:  # closes it at the end
        while data := client.recv(4096):
            client.sendall(data)

listener = socket.socket()
listener.bind(("127.0.0.1", 7007))
listener.listen(1024)
while True:
    client, address = listener.accept()
    threading.Thread(target=serve, args=(client,)).start()
