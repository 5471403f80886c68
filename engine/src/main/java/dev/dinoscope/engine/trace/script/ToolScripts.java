package dev.dinoscope.engine.trace.script;

import java.util.List;
import java.util.stream.Stream;

/// Small methods that build and read lists and move tensors between devices.
public final class ToolScripts {
    private static final Script EMPTY_HOST = Script.of("""
            def {name}(self, x: Tensor) -> Tensor:
              return torch.empty_like(torch.detach(x), dtype=None, layout=None, device=torch.device("cpu"), \
            pin_memory={pinned}, memory_format=0)
            """);

    private ToolScripts() {}

    public static List<ScriptMethod> all() {
        return Stream.of(
                        Script.of("""
                                def empty(self) -> List[Tensor]:
                                  return annotate(List[Tensor], [])
                                """),
                        Script.of("""
                                def push(self, list: List[Tensor], x: Tensor) -> int:
                                  _o = torch.append(list, x)
                                  return torch.len(list)
                                """),
                        Script.of("""
                                def length(self, list: List[Tensor]) -> int:
                                  return torch.len(list)
                                """),
                        Script.of("""
                                def element(self, list: List[Tensor], i: int) -> Tensor:
                                  return list[i]
                                """),
                        Script.of("""
                                def number(self, x: Tensor) -> float:
                                  return float(torch.item(x))
                                """),
                        Script.of("""
                                def to_host(self, x: Tensor) -> Tensor:
                                  return torch.contiguous(torch.to(torch.detach(x), torch.device("cpu")))
                                """),
                        EMPTY_HOST.where("name", "empty_host").where("pinned", "False"),
                        EMPTY_HOST.where("name", "empty_pinned").where("pinned", "True"),
                        Script.of("""
                                def assign(self, x: Tensor, y: Tensor) -> int:
                                  _o = torch.copy_(torch.detach(x), y, True)
                                  return 0
                                """),
                        Script.of("""
                                def zeros_like(self, list: List[Tensor]) -> List[Tensor]:
                                  out = annotate(List[Tensor], [])
                                  for x in list:
                                    _o = torch.append(out, torch.zeros_like(torch.detach(x)))
                                  return out
                                """),
                        Script.of("""
                                def scalars_like(self, list: List[Tensor]) -> List[Tensor]:
                                  out = annotate(List[Tensor], [])
                                  for x in list:
                                    _o = torch.append(out, torch.zeros([], dtype=6, device=ops.prim.device(x)))
                                  return out
                                """),
                        Script.of("""
                                def seed(self, seed: int) -> int:
                                  torch.manual_seed(seed)
                                  return seed
                                """),
                        dirty())
                .map(Script::method)
                .toList();
    }

    /// Blocks of 64 bytes to 8 MiB, in all about 50 MiB, whose bits are those of NaN in every floating type.
    private static Script dirty() {
        Script fill = Script.of("""
                for _ in range({count}):
                  _o = torch.append(blocks, torch.full([{words}], -1, dtype=3, device=torch.device("cpu")))
                """);
        Script[] sizes = Stream.iterate(64, bytes -> bytes <= 8 << 20, bytes -> bytes * 2)
                .map(bytes -> fill.where("count", bytes <= 64 << 10 ? 32 : bytes <= 1 << 20 ? 8 : 2)
                        .where("words", bytes / Integer.BYTES))
                .toArray(Script[]::new);
        return Script.of("""
                def dirty(self) -> Tensor:
                  blocks = annotate(List[Tensor], [])
                  {fill}
                  return torch.full([1], 0, dtype=3, device=torch.device("cpu"))
                """).where("fill", sizes);
    }
}
