# Puts files into a target: ituletter_embed(TARGET GRAMMARS <name>=<path>...
# SOURCES <name>=<path>... SCHEMAS <name>=<path>... ASSETS <name>=<path>...). The bytes come in by the
# assembler's .incbin, as ituletter_<group>_<name>_begin and _end; model/
# embedded.hpp hands them out.
function(ituletter_embed target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "GRAMMARS;SOURCES;SCHEMAS;ASSETS")
  set(declarations)
  foreach(group_list grammar=GRAMMARS grammar_source=SOURCES schema=SCHEMAS
      asset=ASSETS)
    string(REPLACE "=" ";" group_list ${group_list})
    list(POP_FRONT group_list group list)
    ituletter_embed_group(${target} ${group} ${arg_${list}})
  endforeach()
  ituletter_embed_table(${target})
endfunction()

# For a program that is linked before there is anything to embed.
function(ituletter_embed_nothing target)
  ituletter_embed_table(${target})
endfunction()

macro(ituletter_embed_group target group)
  set(code ".section .rodata\n")
  set(files)
  set(${group}_rows)
  foreach(row ${ARGN})
    string(REGEX REPLACE "=.*" "" name ${row})
    string(REGEX REPLACE "^[^=]*=" "" path ${row})
    set(symbol ituletter_${group}_${name})
    string(APPEND code "\n.balign 16\n"
      ".global ${symbol}_begin\n${symbol}_begin:\n.incbin \"${path}\"\n"
      ".global ${symbol}_end\n${symbol}_end:\n.byte 0\n")
    string(APPEND declarations
      "extern const char ${symbol}_begin[];\n"
      "extern const char ${symbol}_end[];\n")
    string(APPEND ${group}_rows
      "      row(\"${name}\", ${symbol}_begin, ${symbol}_end),\n")
    list(APPEND files ${path})
  endforeach()
  string(APPEND code "\n.section .note.GNU-stack,\"\",%progbits\n")
  set(out ${CMAKE_CURRENT_BINARY_DIR}/${target}_${group}.S)
  file(CONFIGURE OUTPUT ${out} CONTENT "${code}" @ONLY)
  set_source_files_properties(${out} PROPERTIES OBJECT_DEPENDS "${files}")
  target_sources(${target} PRIVATE ${out})
endmacro()

macro(ituletter_embed_table target)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/${target}_embedded.cpp)
  configure_file(model/embedded.cpp.in ${out} @ONLY)
  target_sources(${target} PRIVATE ${out})
endmacro()
