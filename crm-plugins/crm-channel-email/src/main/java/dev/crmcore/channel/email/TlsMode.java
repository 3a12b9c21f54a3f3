package dev.crmcore.channel.email;

/** How the connection is encrypted. */
enum TlsMode {
  /** Not at all: for a server on the same machine. */
  NONE(25),
  /** After a first greeting; a server that does not offer it is refused. */
  STARTTLS(587),
  /** From the first byte. */
  IMPLICIT(465);

  private final int usualPort;

  TlsMode(int usualPort) {
    this.usualPort = usualPort;
  }

  int usualPort() {
    return usualPort;
  }
}
