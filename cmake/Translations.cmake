# SPDX-License-Identifier: GPL-3.0-or-later
# The window's languages: resources/i18n/watchpost_<language>.ts. They are compiled into the program (:/i18n/*.qm);
# `cmake --build … --target translations` brings them up to date with the sources after texts have changed.

# watchpost_translations(TARGET): compiles every .ts into resources of the target.
function(watchpost_translations target)
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/resources/i18n/*.ts)
    set(folder ${CMAKE_CURRENT_BINARY_DIR}/i18n)
    file(MAKE_DIRECTORY ${folder})
    set(compiled "")
    foreach(source IN LISTS sources)
        cmake_path(GET source STEM name)
        add_custom_command(OUTPUT ${folder}/${name}.qm
            COMMAND Qt6::lrelease -silent ${source} -qm ${folder}/${name}.qm
            DEPENDS ${source} VERBATIM)
        list(APPEND compiled ${folder}/${name}.qm)
    endforeach()
    qt_add_resources(${target} i18n PREFIX /i18n BASE ${folder} FILES ${compiled})

    # Without places in the sources, so that a moved line changes no translation. English needs its plurals only.
    set(lookup -I ${CMAKE_SOURCE_DIR} -I ${CMAKE_SOURCE_DIR}/src -locations none -no-obsolete
        ${CMAKE_SOURCE_DIR}/ui ${CMAKE_SOURCE_DIR}/app ${CMAKE_SOURCE_DIR}/src)
    set(updates "")
    foreach(source IN LISTS sources)
        set(only "")
        if(source MATCHES "_en\\.ts$")
            set(only -pluralonly)
        endif()
        list(APPEND updates COMMAND Qt6::lupdate ${lookup} ${only} -ts ${source})
    endforeach()
    add_custom_target(translations ${updates} VERBATIM COMMENT "Bringing the translations up to date")
endfunction()
