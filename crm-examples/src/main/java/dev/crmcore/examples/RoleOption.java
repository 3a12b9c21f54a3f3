package dev.crmcore.examples;

import dev.crmcore.security.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** In which roles somebody acts. */
final class RoleOption {
  private static final String NOBODY = "cli";

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      split = ",",
      description = "In which roles, for what only some may do (default: none).")
  private List<String> roles = List.of();

  /** Returns who acts: somebody with a name, or the user of the operating system. */
  Actor of(@Nullable String name) {
    String user = name == null ? System.getProperty("user.name") : name;
    return Actor.user(user == null || user.isBlank() ? NOBODY : user)
        .withRoles(
            roles.stream()
                .map(String::strip)
                .filter(role -> !role.isEmpty())
                .distinct()
                .toArray(String[]::new));
  }
}
