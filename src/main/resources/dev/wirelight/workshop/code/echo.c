#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void) {
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(7007)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(listener, (struct sockaddr *) &address, sizeof address) < 0) {
        return 1;
    }
    listen(listener, 1024);
    for (;;) {
        int client = accept(listener, NULL, NULL);
        if (fork() == 0) {  /* a process of its own for each connection */
            char buffer[4096];
            ssize_t count;
            while ((count = read(client, buffer, sizeof buffer)) > 0) {
                write(client, buffer, count);
            }
            close(client);  /* a FIN goes out */
            return 0;
        }
        close(client);  /* this one is the other process's */
    }
}  /* end of main */
