// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.httpfunction;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * Connections to allowed hosts. A name is resolved once for a connection, every address that it has
 * is looked at, and the connection goes to one of them: there is no second look-up that could say
 * something else, no proxy that would make one, and no redirect that is followed unseen.
 */
final class GuardedClient {
  private static final int KEEP_ALIVE_SECONDS = 30;
  private static final int IDLE = 2;

  private final AllowedHosts allowed;
  private final OkHttpClient client;

  /**
   * Connections for one function.
   *
   * @param repeatable whether a request may be sent once more when a connection broke
   */
  GuardedClient(AllowedHosts allowed, HostResolver resolver, boolean repeatable) {
    this.allowed = allowed;
    this.client =
        new OkHttpClient.Builder()
            .dns(host -> resolved(host, resolver))
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(repeatable)
            // on a connection of its own nothing is sent twice
            .connectionPool(
                new ConnectionPool(repeatable ? IDLE : 0, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS))
            .protocols(List.of(Protocol.HTTP_1_1))
            .readTimeout(0, TimeUnit.SECONDS) // the call as a whole has a limit
            .writeTimeout(0, TimeUnit.SECONDS)
            .connectTimeout(0, TimeUnit.SECONDS)
            .addNetworkInterceptor(this::connected)
            .build();
  }

  OkHttpClient client() {
    return client;
  }

  /**
   * Says no to a URL before anything is sent.
   *
   * @throws RefusedAddressException when it is of no allowed host
   */
  void requireAllowed(HttpUrl url) throws RefusedAddressException {
    if (!allowed.allow(url)) {
      throw new RefusedAddressException(
          "the host " + shown(url) + " is not one that this function may reach");
    }
    Optional<InetAddress> literal = AllowedHosts.literal(url.host());
    if (literal.isPresent()) {
      require(url.host(), literal.get());
    }
  }

  private List<InetAddress> resolved(String host, HostResolver resolver)
      throws UnknownHostException {
    List<InetAddress> addresses = resolver.resolve(host);
    if (addresses.isEmpty()) {
      throw new UnknownHostException(host);
    }
    for (InetAddress address : addresses) {
      require(host, address); // a name with one bad address is not to be trusted with the others
    }
    return addresses;
  }

  /** The last look, at the address that the connection really has. */
  private Response connected(Interceptor.Chain chain) throws IOException {
    InetAddress address =
        Objects.requireNonNull(chain.connection()).route().socketAddress().getAddress();
    require(chain.request().url().host(), address);
    // OkHttp would send a call again by itself where the answer is "Retry-After: 0"
    return chain.proceed(chain.request()).newBuilder().removeHeader("Retry-After").build();
  }

  private void require(String host, InetAddress address) throws RefusedAddressException {
    if (!allowed.allow(host, address)) {
      throw new RefusedAddressException(
          "the host "
              + host
              + " leads to an address that is not public; list the address itself to allow it");
    }
  }

  static String shown(HttpUrl url) {
    String host = url.host().indexOf(':') >= 0 ? "[" + url.host() + "]" : url.host();
    return url.port() == HttpUrl.defaultPort(url.scheme()) ? host : host + ":" + url.port();
  }
}
