/* lookup NAME: ask the C library for the addresses of NAME, as most programs do */
#include <stdio.h>
#include <string.h>
#include <netdb.h>
#include <arpa/inet.h>

int main(int argc, char **argv)
{
	struct addrinfo hints, *list, *a;
	char text[INET6_ADDRSTRLEN];
	int rc;

	if (argc != 2) {
		fprintf(stderr, "usage: lookup NAME\n");
		return 2;
	}
	memset(&hints, 0, sizeof hints);
	hints.ai_family = AF_UNSPEC;      /* IPv4 and IPv6 */
	hints.ai_socktype = SOCK_STREAM;
	rc = getaddrinfo(argv[1], NULL, &hints, &list);
	if (rc != 0) {
		printf("%s: %s\n", argv[1], gai_strerror(rc));
		return 1;
	}
	for (a = list; a; a = a->ai_next) {
		void *p = a->ai_family == AF_INET
			? (void *)&((struct sockaddr_in *)a->ai_addr)->sin_addr
			: (void *)&((struct sockaddr_in6 *)a->ai_addr)->sin6_addr;
		printf("%s\n", inet_ntop(a->ai_family, p, text, sizeof text));
	}
	freeaddrinfo(list);
	return 0;
}
