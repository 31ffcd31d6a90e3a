/* VelaFi: take one push, verify its bytes, and respond. Free to paste; put your own HTTP server in its place.
 * Environment: BH_VELAFI_WEBHOOK_KEY, data.publicKey of the response to /v2/webhook. Prints its URL, then the push. */
#define _POSIX_C_SOURCE 200809L
#include <arpa/inet.h>
#include <bh_auth.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

/* A request's head and body, as they came, and a NUL. */
static char push[65536];

/* What a header holds, up to the end of its line; empty without it. */
static bh_str header(const char *head, const char *name) {
  size_t len = strlen(name);
  const char *line;
  for (line = strstr(head, "\r\n"); line != NULL && line[2] != '\r'; line = strstr(line + 2, "\r\n")) {
    bh_str value;
    if (strncasecmp(line + 2, name, len) != 0 || line[2 + len] != ':') continue;
    value.data = line + 3 + len;
    while (*value.data == ' ') ++value.data;
    value.len = strcspn(value.data, "\r\n");
    return value;
  }
  return bh_cstr(NULL);
}

/* The body, of as many bytes as the head announces; NULL if they do not come. */
static const char *receive(int connection, size_t *body_len) {
  size_t len = 0;
  for (;;) {
    char *body = strstr(push, "\r\n\r\n");
    ssize_t came;
    if (body != NULL) {
      bh_str announced = header(push, "Content-Length");
      *body_len = announced.len != 0 ? strtoul(announced.data, NULL, 10) : 0;
      body += 4;
      if (*body_len > sizeof push - 1 - (size_t)(body - push)) return NULL;
      if (len - (size_t)(body - push) >= *body_len) return body;
    }
    came = read(connection, push + len, sizeof push - 1 - len);
    if (came <= 0) return NULL;
    len += (size_t)came;
  }
}

static bh_status take(int connection) {
  char id[1024], acknowledged[64];
  size_t body_len = 0, id_len = sizeof id, len = sizeof acknowledged;
  const char *data = receive(connection, &body_len);
  bh_str body = bh_cstr(NULL);
  bh_status status = BH_ERR_PUSH;
  if (data != NULL) {
    body.data = data;
    body.len = body_len;
    status = bh_velafi_webhook_verify(header(push, "signature"), bh_cstr(getenv("BH_VELAFI_WEBHOOK_KEY")), body);
  }
  /* Nothing in what is signed is a time: look here whether this id was seen. */
  if (status == BH_OK) status = bh_velafi_webhook_id(id, &id_len, body);
  if (status == BH_OK) printf("%.*s\n", (int)id_len, id);
  if (bh_velafi_webhook_acknowledge(acknowledged, &len, status == BH_OK) == BH_OK)
    dprintf(connection, "HTTP/1.1 %s\r\nContent-Length: %lu\r\nConnection: close\r\n\r\n%.*s",
            status == BH_OK ? "200 OK" : "401 Unauthorized", (unsigned long)len, (int)len, acknowledged);
  return status;
}

int main(void) {
  struct sockaddr_in address = {0};
  socklen_t len = sizeof address;
  int listener = socket(AF_INET, SOCK_STREAM, 0), connection;
  bh_status status;
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (listener < 0 || bind(listener, (struct sockaddr *)&address, len) != 0 || listen(listener, 1) != 0 ||
      getsockname(listener, (struct sockaddr *)&address, &len) != 0)
    return perror("webhook"), EXIT_FAILURE;
  printf("http://127.0.0.1:%u/hook\n", ntohs(address.sin_port));
  fflush(stdout);
  connection = accept(listener, NULL, NULL);
  if (connection < 0) return perror("webhook"), EXIT_FAILURE;
  status = take(connection);
  close(connection);
  close(listener);
  if (status != BH_OK) fprintf(stderr, "webhook: %s\n", bh_status_message(status));
  return status == BH_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
