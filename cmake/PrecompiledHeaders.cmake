# SPDX-License-Identifier: GPL-3.0-or-later
# Precompiled Qt headers, one set for all targets of a kind: each set costs ten seconds once, and saves two for each file.
# WATCHPOST_PCH=OFF builds without, as the nightly does: a set also hides an include that is missing.

# What a set holds and what it is compiled with. Targets that use one must agree with it on the macros that Qt's headers
# ask for (QT_GUI_LIB, QT_NETWORK_LIB in <QtTest>); else the compiler leaves it aside and warns.
set(watchpost_pch_core_headers <QtCore>)
set(watchpost_pch_core_links Qt6::Core)
set(watchpost_pch_ui_headers <QtWidgets> <QtCharts>)
set(watchpost_pch_ui_links Qt6::Widgets Qt6::Charts)
set(watchpost_pch_test_headers <QtTest>)
set(watchpost_pch_test_links Qt6::Test)
set(watchpost_pch_network_test_headers <QtTest> <QtNetwork>)
set(watchpost_pch_network_test_links Qt6::Test Qt6::Network)
set(watchpost_pch_ui_test_headers <QtTest> <QtWidgets>)
set(watchpost_pch_ui_test_links Qt6::Test Qt6::Widgets Qt6::Network)

# watchpost_precompile(target SET): the set is made with the first target (of a folder, for tests) that asks for it.
function(watchpost_precompile target kind)
    if(NOT WATCHPOST_PCH)
        return()
    endif()
    set(holder watchpost_pch_${kind})
    # <QtTest> looks at QT_TESTCASE_BUILDDIR, which differs from folder to folder.
    if(kind MATCHES "test")
        cmake_path(GET CMAKE_CURRENT_SOURCE_DIR FILENAME folder)
        string(APPEND holder _${folder})
    endif()
    if(NOT TARGET ${holder})
        set(source ${CMAKE_BINARY_DIR}/pch/${kind}.cpp)
        file(CONFIGURE OUTPUT ${source} CONTENT "// Holds the precompiled headers of the set '${kind}'.\n")
        add_library(${holder} STATIC ${source})
        set_target_properties(${holder} PROPERTIES AUTOMOC OFF AUTORCC OFF)
        target_link_libraries(${holder} PRIVATE ${watchpost_pch_${kind}_links})
        target_precompile_headers(${holder} PRIVATE ${watchpost_pch_${kind}_headers})
    endif()
    target_precompile_headers(${target} REUSE_FROM ${holder})
    # Nearly empty where a test includes its own .moc: reading the set would take longer than compiling it.
    if(kind MATCHES "test")
        set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/${target}_autogen/mocs_compilation.cpp
            PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
    endif()
endfunction()
