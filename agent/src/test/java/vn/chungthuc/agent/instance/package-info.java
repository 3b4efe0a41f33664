@org.jspecify.annotations.NullMarked
package vn.chungthuc.agent.instance;
