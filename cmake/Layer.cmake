# SPDX-License-Identifier: GPL-3.0-or-later
# One static library per layer. Sources are every .cpp of the layer's folder and of its sub-folders, so that a new
# file needs no line here; what a layer may link is stated once, in src/CMakeLists.txt.

# watchpost_layer(store DEPENDS model filter Qt6::Sql)
# IN: the folder that holds the layer's, where that is not src.
function(watchpost_layer name)
    cmake_parse_arguments(ARG "" "IN" "DEPENDS;RESOURCES" ${ARGN})
    if(NOT DEFINED ARG_IN)
        set(ARG_IN src/${name})
    endif()
    set(dir ${CMAKE_SOURCE_DIR}/${ARG_IN})
    cmake_path(GET dir PARENT_PATH base)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${dir}/*.cpp)
    file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${dir}/*.h)
    set(links "")
    foreach(item IN LISTS ARG_DEPENDS)
        if(TARGET watchpost_${item})
            list(APPEND links watchpost_${item})
        else()
            list(APPEND links ${item})
        endif()
    endforeach()
    if(NOT sources)
        add_library(watchpost_${name} INTERFACE)
        target_link_libraries(watchpost_${name} INTERFACE ${links})
        target_include_directories(watchpost_${name} INTERFACE ${base})
        return()
    endif()
    add_library(watchpost_${name} STATIC ${sources} ${headers} ${ARG_RESOURCES})
    target_sources(watchpost_${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${base} FILES ${headers})
    target_link_libraries(watchpost_${name} PUBLIC ${links})
endfunction()

# Every tests/<layer>/tst_*.cpp is one test program that links its own layer only.
# EXTRA: further libraries a folder's tests need (an outside party they talk to, never another layer).
# ON_POSTGRES: the units that run a second time, with PostgreSQL for a store (tests/store/test_store.h); tst_postgres_…
# only so.
function(watchpost_layer_tests name)
    cmake_parse_arguments(ARG "" "" "EXTRA;ON_POSTGRES" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${name}/tst_*.cpp)
    foreach(source IN LISTS sources)
        get_filename_component(unit ${source} NAME_WE)
        set(target ${name}_${unit})
        add_executable(${target} ${source})
        target_link_libraries(${target} PRIVATE watchpost_${name} Qt6::Test ${ARG_EXTRA})
        target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
        target_compile_definitions(${target} PRIVATE TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data"
            SOURCE_ROOT="${CMAKE_SOURCE_DIR}")
        if(NOT unit MATCHES "^tst_postgres_")
            add_test(NAME ${name}.${unit} COMMAND ${target})
            set_tests_properties(${name}.${unit} PROPERTIES LABELS ${name} TIMEOUT 300
                ENVIRONMENT "TZ=UTC;LC_ALL=C;QT_QPA_PLATFORM=offscreen")
        endif()
        if(unit IN_LIST ARG_ON_POSTGRES OR unit MATCHES "^tst_postgres_")
            add_test(NAME ${name}.${unit}.postgres COMMAND ${target})
            set_tests_properties(${name}.${unit}.postgres PROPERTIES LABELS "${name};postgres" TIMEOUT 600
                ENVIRONMENT "TZ=UTC;LC_ALL=C;QT_QPA_PLATFORM=offscreen;WATCHPOST_TEST_STORE=postgres")
        endif()
    endforeach()
endfunction()
