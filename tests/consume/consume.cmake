# cmake -DWHAT=... -DSOURCE=<project> -DBUILD=<its build tree> -DWORK=<scratch> -DVERSION=... -P consume.cmake
# Builds and runs the consumers as a host would. WHAT is install, core, policy, subdirectory or
# pkgconfig; all but subdirectory need the tree that `install` leaves in WORK/moved.
set(moved ${WORK}/moved)
set(here ${SOURCE}/tests/consume)

string(REGEX MATCH "^([0-9]+)\\.([0-9]+)" wanted "${VERSION}")
math(EXPR other_minor "${CMAKE_MATCH_2} + 1")
set(versions -DWANTED=${wanted} -DUNWANTED=${CMAKE_MATCH_1}.${other_minor})

function(run)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE result)
  if(NOT result EQUAL 0)
    list(JOIN ARGV " " line)
    message(FATAL_ERROR "failed (${result}): ${line}")
  endif()
endfunction()

# consume(<name> <project> <programs> [<cmake argument>...])
function(consume name project programs)
  file(REMOVE_RECURSE ${WORK}/${name})
  run(${CMAKE_COMMAND} -S ${here}/${project} -B ${WORK}/${name} -G Ninja
      -DCMAKE_CXX_COMPILER=${COMPILER} -DCMAKE_CXX_COMPILER_LAUNCHER=${LAUNCHER} ${ARGN})
  run(${CMAKE_COMMAND} --build ${WORK}/${name} --target ${programs})
  foreach(program IN LISTS programs)
    run(${WORK}/${name}/${program})
  endforeach()
endfunction()

if(WHAT STREQUAL install)
  file(REMOVE_RECURSE ${WORK})
  run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/prefix)
  # Moved, so that nothing can depend on where it was installed.
  file(RENAME ${WORK}/prefix ${moved})
  file(GLOB_RECURSE package_files ${moved}/*.cmake ${moved}/*.pc)
  foreach(file IN LISTS package_files)
    file(READ ${file} text)
    foreach(place IN ITEMS ${SOURCE} ${BUILD} ${WORK})
      # As an absolute path: a tree that lies in /guiju is not named by `lib/cmake/guiju/`.
      string(REGEX REPLACE "([][+.*()^$?|\\])" "\\\\\\1" pattern "${place}")
      if(text MATCHES "([^A-Za-z0-9_.}/-]|-[IL])${pattern}(/|\"|\n| )")
        message(FATAL_ERROR "${file} names ${place}")
      endif()
    endforeach()
  endforeach()
elseif(WHAT STREQUAL core)
  foreach(standard IN ITEMS 17 20)
    consume(core${standard} package core ${versions} -DCMAKE_PREFIX_PATH=${moved}
      -DCMAKE_CXX_STANDARD=${standard} -DCMAKE_DISABLE_FIND_PACKAGE_Protobuf=ON
      -DCMAKE_DISABLE_FIND_PACKAGE_absl=ON)
  endforeach()
elseif(WHAT STREQUAL policy)
  consume(policy package "core;policy" ${versions} -DCMAKE_PREFIX_PATH=${moved} -DWITH_POLICY=ON)
elseif(WHAT STREQUAL subdirectory)
  consume(subdirectory subdirectory "core;policy" -DGUIJU_SOURCE_DIR=${SOURCE}
    -DCMAKE_BUILD_TYPE=Debug)
  # A host that only evaluates needs no Protobuf on the machine.
  consume(subdirectory_core subdirectory core -DGUIJU_SOURCE_DIR=${SOURCE} -DGUIJU_BUILD_POLICY=OFF
    -DCMAKE_DISABLE_FIND_PACKAGE_Protobuf=ON -DCMAKE_DISABLE_FIND_PACKAGE_absl=ON)
elseif(WHAT STREQUAL pkgconfig)
  file(GLOB_RECURSE pc ${moved}/*/guiju.pc)
  cmake_path(GET pc PARENT_PATH pc_dir)
  set(ENV{PKG_CONFIG_PATH} ${pc_dir})
  foreach(package IN ITEMS guiju guiju-policy)
    execute_process(COMMAND pkg-config --cflags --libs ${package} RESULT_VARIABLE result
                    OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE)
    if(NOT result EQUAL 0)
      message(FATAL_ERROR "pkg-config does not know ${package}")
    endif()
    separate_arguments(flags UNIX_COMMAND "${flags}")
    set(program core)
    if(package STREQUAL guiju-policy)
      set(program policy)
    endif()
    foreach(standard IN ITEMS 17 20)
      set(out ${WORK}/${package}-${standard})
      run(${COMPILER} -std=c++${standard} ${here}/${program}.cc -o ${out} ${flags})
      run(${out})
    endforeach()
  endforeach()
else()
  message(FATAL_ERROR "WHAT is '${WHAT}'")
endif()
