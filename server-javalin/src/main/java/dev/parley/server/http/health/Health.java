// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.http.health;

import dev.parley.json.JsonWriter;
import dev.parley.port.Dependency;
import dev.parley.port.Dependency.State;
import dev.parley.port.Dependency.Status;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How the server is, at one moment: it needs every store, and one provider that can be asked. It
 * needs no MCP server: a model hears of a tool that is away, and goes on.
 *
 * @param stores what it can't do without
 * @param providers of which one is enough
 * @param tools MCP servers, which are only shown
 */
record Health(List<Known> stores, List<Known> providers, List<Known> tools) {
  /** A dependency and how it is. */
  record Known(String name, State state) {
    static Known of(Dependency dependency) {
      return new Known(dependency.name(), dependency.state());
    }

    boolean is(Status status) {
      return state.status() == status;
    }
  }

  static Health of(List<Dependency> stores, List<Dependency> providers, List<Dependency> tools) {
    return new Health(known(stores), known(providers), known(tools));
  }

  private static List<Known> known(List<Dependency> dependencies) {
    return dependencies.stream().map(Known::of).toList();
  }

  boolean ready() {
    return stores.stream().allMatch(store -> store.is(Status.UP))
        && providers.stream().anyMatch(provider -> provider.is(Status.UP));
  }

  private String status() {
    if (ready()) {
      return "ready";
    }
    List<Known> all = needed();
    boolean comes = all.stream().anyMatch(each -> each.is(Status.STARTING));
    boolean storesWell = stores.stream().noneMatch(store -> store.is(Status.DOWN));
    return comes && storesWell ? "starting" : "down";
  }

  private List<Known> needed() {
    List<Known> all = new ArrayList<>(stores);
    all.addAll(providers);
    return all;
  }

  void write(JsonWriter out) {
    out.beginObject().field("status", status()).name("dependencies").beginArray();
    stores.forEach(store -> write(out, store, "store"));
    providers.forEach(provider -> write(out, provider, "provider"));
    tools.forEach(server -> write(out, server, "mcp"));
    out.endArray().endObject();
  }

  private static void write(JsonWriter out, Known each, String kind) {
    out.beginObject()
        .field("name", each.name())
        .field("kind", kind)
        .field("status", each.state().status().name().toLowerCase(Locale.ROOT))
        .field("message", each.state().message());
    each.state()
        .progress()
        .ifPresent(progress -> out.name("progress").value(BigDecimal.valueOf(progress)));
    out.endObject();
  }
}
