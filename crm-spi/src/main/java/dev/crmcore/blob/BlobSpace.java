package dev.crmcore.blob;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Keeps the bytes of one tenant apart from those of others: the same bytes in two spaces are stored
 * twice, so that no tenant learns what another has, or removes it. The name is safe as the name of
 * a folder, whatever the tenant is called.
 *
 * @param name 32 lower-case hexadecimal digits
 */
public record BlobSpace(String name) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  /**
   * Checks the name.
   *
   * @throws InvalidInputException if it is not of that form
   */
  public BlobSpace {
    if (!FORM.matcher(requireNonNull(name, "name")).matches()) {
      throw new InvalidInputException("A space of blobs is named by 32 hexadecimal digits.");
    }
  }

  /** Returns the space of a tenant: the first half of the SHA-256 digest of its name. */
  public static BlobSpace of(TenantId tenant) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(tenant.value().getBytes(StandardCharsets.UTF_8));
      return new BlobSpace(HexFormat.of().formatHex(digest, 0, 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
