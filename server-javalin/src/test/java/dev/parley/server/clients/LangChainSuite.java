// SPDX-License-Identifier: Apache-2.0
package dev.parley.server.clients;

import dev.parley.server.kept.Command;
import dev.parley.server.kept.Packages;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** LangChain's standard tests of a chat model, run to their end. */
final class LangChainSuite {
  /** Of LangChain's client and of its tests. */
  static final String VERSION = ClientCache.LANGCHAIN_CLIENT + "/" + ClientCache.LANGCHAIN_TESTS;

  private static final Duration LONGEST = Duration.ofMinutes(8);

  private LangChainSuite() {}

  /**
   * One test as it went.
   *
   * @param skipped whether it was skipped, or expected to fail
   */
  record Case(String suite, String name, boolean skipped) {
    /** The test without its parameters. */
    String plainName() {
      return name.replaceAll("\\[.*", "");
    }
  }

  /**
   * Runs all of them against a Parley.
   *
   * @throws IOException when one fails, with all that was said
   */
  static List<Case> run(Path folder, URI baseUrl) throws IOException, InterruptedException {
    Path report = folder.resolve("report.xml");
    Map<String, String> environment = new HashMap<>(Packages.pythonWith(ClientCache.langChain()));
    environment.put("PARLEY_BASE_URL", baseUrl.toString());
    List<String> words = Tool.PYTHON.with(arguments(report)).command();
    new Command(words, environment, LONGEST).run(folder);
    return read(report);
  }

  private static List<String> arguments(Path report) {
    Path suite = Scripts.file("langchain/pytest.ini");
    return List.of(
        "-m",
        "pytest",
        "-c",
        suite.toString(),
        "-p",
        "no:cacheprovider",
        "--quiet",
        "--tb=short",
        "--benchmark-disable",
        "--junitxml=" + report,
        String.valueOf(suite.getParent()));
  }

  private static List<Case> read(Path report) throws IOException {
    Document document;
    try {
      document =
          DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(report.toFile());
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("pytest's report can't be read", e);
    }
    NodeList cases = document.getElementsByTagName("testcase");
    return IntStream.range(0, cases.getLength())
        .mapToObj(cases::item)
        .map(Element.class::cast)
        .map(LangChainSuite::read)
        .toList();
  }

  private static Case read(Element test) {
    String suite = test.getAttribute("classname");
    return new Case(
        suite.substring(suite.lastIndexOf('.') + 1),
        test.getAttribute("name"),
        test.getElementsByTagName("skipped").getLength() > 0);
  }
}
