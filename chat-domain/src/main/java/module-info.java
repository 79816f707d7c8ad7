// SPDX-License-Identifier: Apache-2.0
/** Values and pure rules of Parley: no I/O, nothing but the JDK and JSpecify. */
module dev.parley.domain {
  requires static transitive org.jspecify;

  exports dev.parley.domain.chat;
  exports dev.parley.domain.completion;
  exports dev.parley.domain.context;
  exports dev.parley.domain.conversation;
  exports dev.parley.domain.embedding;
  exports dev.parley.domain.error;
  exports dev.parley.domain.function;
  exports dev.parley.domain.job;
  exports dev.parley.domain.key;
  exports dev.parley.domain.ranking;
  exports dev.parley.domain.routing;
  exports dev.parley.domain.session;
  exports dev.parley.domain.usage;
  exports dev.parley.domain.vector;
}
