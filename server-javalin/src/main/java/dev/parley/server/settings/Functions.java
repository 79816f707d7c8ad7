// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.settings;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the list of functions. */
final class Functions {

  private final Resolver resolver;
  private final List<Block> blocks = new ArrayList<>();
  private final List<Map<String, Secret>> headers = new ArrayList<>();
  private final List<Map<String, Secret>> environments = new ArrayList<>();

  private Functions(Resolver resolver) {
    this.resolver = resolver;
  }

  static Functions read(Resolver resolver) {
    Functions functions = new Functions(resolver);
    Key<List<Entry>> list =
        Key.of(
            Catalog.FUNCTIONS,
            new SettingType<>("a list of functions", GroupTypes::items, String::valueOf),
            List.of(),
            "functions that models may call");
    Block top = new Block("", Origin.named("configuration"));
    Entry.Mapping file =
        new Entry.Mapping(
            Origin.named("configuration"),
            resolver.top(Catalog.FUNCTIONS).stream()
                .map(entry -> new Entry.Member(entry.origin(), Catalog.FUNCTIONS, entry))
                .toList());
    resolver.read(top, new Section("", "", List.of(list)), file);
    if (top.has(list)) {
      top.get(list).forEach(functions::read);
    }
    functions.checkNames();
    return functions;
  }

  List<Block> blocks() {
    return blocks;
  }

  private void read(Entry entry) {
    String path = Catalog.FUNCTIONS + "[" + blocks.size() + "]";
    Block block = resolver.block(path, FunctionSettings.SECTION, resolver.group(path, entry));
    blocks.add(block);
    headers.add(filled(block, FunctionSettings.HEADERS));
    environments.add(filled(block, FunctionSettings.ENVIRONMENT));
    if (block.has(FunctionSettings.TYPE)) {
      McpServers mcp = new McpServers(block, (key, message) -> problem(block, key, message));
      if (mcp.check() && block.has(FunctionSettings.URL)) {
        checkUrl(block);
      }
    }
  }

  private void checkUrl(Block block) {
    boolean builtin = block.get(FunctionSettings.TYPE) == FunctionSettings.Type.BUILTIN;
    String url = block.get(FunctionSettings.URL);
    if (builtin && url != null) {
      problem(block, FunctionSettings.URL, "is not for functions of type builtin; take it out");
    } else if (!builtin && url == null) {
      problem(block, FunctionSettings.TYPE, "needs a url for this type: write one");
    } else if (url != null && block.has(FunctionSettings.ALLOWED_HOSTS)) {
      checkHost(block, url);
    }
  }

  private void checkHost(Block block, String url) {
    List<String> allowed = block.get(FunctionSettings.ALLOWED_HOSTS);
    Optional<URI> uri = fixedHost(url);
    if (uri.isEmpty() && allowed.isEmpty()) {
      problem(
          block,
          FunctionSettings.URL,
          "has a host that calls fill in: list the hosts that may be reached in allowed_hosts");
    } else if (uri.isPresent() && !allowed.isEmpty() && !isAllowed(uri.get(), allowed)) {
      problem(
          block,
          FunctionSettings.ALLOWED_HOSTS,
          "does not hold " + uri.get().getRawAuthority() + ", the host of url: add it");
    }
  }

  private static boolean isAllowed(URI uri, List<String> allowed) {
    return allowed.stream()
        .anyMatch(
            host ->
                host.equalsIgnoreCase(uri.getHost())
                    || host.equalsIgnoreCase(uri.getRawAuthority()));
  }

  /** The address without its path, where no call can change its host. */
  private static Optional<URI> fixedHost(String url) {
    Matcher start = Pattern.compile("https?://[^/?#{}]+(?=[/?#]|$)").matcher(url);
    return start.lookingAt() ? Optional.of(URI.create(start.group())) : Optional.empty();
  }

  private Map<String, Secret> filled(Block block, Key<Map<String, String>> key) {
    Map<String, Secret> filled = new LinkedHashMap<>();
    if (block.has(key)) {
      block
          .get(key)
          .forEach((name, value) -> filled.put(name, new Secret(fill(block, key, name, value))));
    }
    return filled;
  }

  private String fill(Block block, Key<?> key, String name, String value) {
    StringBuilder filled = new StringBuilder();
    Matcher matcher = FunctionTypes.VARIABLE.matcher(value);
    while (matcher.find()) {
      Optional<Secret> secret = resolver.variables().secret(matcher.group(1));
      if (secret.isEmpty()) {
        problem(
            block,
            key,
            "needs the environment variable "
                + matcher.group(1)
                + " for "
                + name
                + ", which is not set: export it or write it into .env");
      }
      matcher.appendReplacement(
          filled, Matcher.quoteReplacement(secret.map(Secret::value).orElse("")));
    }
    return matcher.appendTail(filled).toString();
  }

  private void checkNames() {
    Set<String> names = new HashSet<>();
    for (Block block : blocks) {
      if (block.has(FunctionSettings.NAME) && !names.add(block.get(FunctionSettings.NAME))) {
        problem(
            block,
            FunctionSettings.NAME,
            "is "
                + block.get(FunctionSettings.NAME)
                + ", which another function is called: change one");
      }
    }
  }

  private void problem(Block block, Key<?> key, String message) {
    resolver
        .problems()
        .add(block.origin(key), Section.join(block.path(), key.name()) + " " + message);
  }

  /** The functions' settings, once nothing is wrong with them. */
  List<FunctionSettings> build() {
    List<FunctionSettings> built = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      built.add(
          FunctionSettings.from(block, headers.get(i), environments.get(i), allowedHosts(block)));
    }
    return built;
  }

  private static List<String> allowedHosts(Block block) {
    List<String> written = block.get(FunctionSettings.ALLOWED_HOSTS);
    String url = block.get(FunctionSettings.URL);
    if (!written.isEmpty() || url == null) {
      return written;
    }
    return fixedHost(url).map(uri -> List.of(uri.getRawAuthority())).orElse(List.of());
  }
}
