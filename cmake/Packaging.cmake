# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed beside the programs, and the packages that `cpack` makes of it: .deb on Debian, one for the headless
# program (component `headless`) and one for the desktop; NSIS on Windows, DMG on macOS.
set(from ${CMAKE_SOURCE_DIR}/packaging)

if(UNIX AND NOT APPLE)
    include(GNUInstallDirs)
    # watchpost_compressed(COMPONENT SOURCE TO [NAME]): as Debian wants manuals and changelogs, without a time stamp.
    function(watchpost_compressed component source to)
        get_filename_component(name ${source} NAME)
        set(made ${CMAKE_CURRENT_BINARY_DIR}/packaging/${component}/${to}/${name}.gz)
        get_filename_component(folder ${made} DIRECTORY)
        file(MAKE_DIRECTORY ${folder})
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${source})
        execute_process(COMMAND gzip -9nc ${source} OUTPUT_FILE ${made} COMMAND_ERROR_IS_FATAL ANY)
        if(ARGC GREATER 3)
            set(name ${ARGV3})
        endif()
        install(FILES ${made} DESTINATION ${to} COMPONENT ${component} RENAME ${name}.gz)
    endfunction()
    # watchpost_documents(COMPONENT PACKAGE): what Debian wants to find of each package.
    function(watchpost_documents component package)
        set(to ${CMAKE_INSTALL_DATADIR}/doc/${package})
        watchpost_compressed(${component} ${CMAKE_SOURCE_DIR}/CHANGELOG.md ${to} changelog)
        install(FILES ${from}/deb/copyright DESTINATION ${to} COMPONENT ${component})
        if(watchpost_debian)
            configure_file(${from}/deb/changelog.in ${CMAKE_CURRENT_BINARY_DIR}/packaging/${package}/changelog.Debian @ONLY)
            watchpost_compressed(${component} ${CMAKE_CURRENT_BINARY_DIR}/packaging/${package}/changelog.Debian ${to})
        endif()
    endfunction()

    # The release it is built on, so that the packages of two releases are two versions.
    if(EXISTS /etc/debian_version)
        file(STRINGS /etc/os-release debian_release REGEX "^VERSION_ID=")
        string(REGEX MATCH "[0-9]+" debian_release "${debian_release}")
        set(watchpost_debian "1~deb${debian_release}")
        file(STRINGS ${from}/desktop/org.watchpost.Watchpost.metainfo.xml released REGEX "<release .* date=")
        string(REGEX MATCH "[0-9]+-[0-9]+-[0-9]+" released "${released}")
        execute_process(COMMAND date --utc --rfc-email --date=${released} OUTPUT_VARIABLE released
            OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
    endif()

    # A completion is found by the name of the command.
    install(FILES ${from}/completion/watchpost DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
        RENAME watchpostctl COMPONENT headless)
    install(FILES ${from}/systemd/watchpost-collector@.service ${from}/systemd/watchpost-cleanup@.service
        ${from}/systemd/watchpost-cleanup@.timer ${from}/systemd/watchpost-report@.service
        ${from}/systemd/watchpost-report@.timer ${from}/systemd/watchpost-report-weekly@.service
        ${from}/systemd/watchpost-report-weekly@.timer DESTINATION lib/systemd/system COMPONENT headless)
    watchpost_compressed(headless ${from}/man/watchpostctl.1 ${CMAKE_INSTALL_MANDIR}/man1)
    watchpost_documents(headless watchpostctl)
    install(FILES ${CMAKE_SOURCE_DIR}/docs/operations.md ${CMAKE_SOURCE_DIR}/docs/formats.md
        DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/watchpostctl COMPONENT headless)
    if(WATCHPOST_DESKTOP)
        install(FILES ${from}/completion/watchpost DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
            COMPONENT desktop)
        install(FILES ${from}/desktop/watchpost.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications
            COMPONENT desktop)
        install(FILES ${from}/desktop/org.watchpost.Watchpost.metainfo.xml
            DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo COMPONENT desktop)
        install(FILES ${CMAKE_SOURCE_DIR}/resources/icons/watchpost.svg
            DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps COMPONENT desktop)
        watchpost_compressed(desktop ${from}/man/watchpost.1 ${CMAKE_INSTALL_MANDIR}/man1)
        watchpost_documents(desktop watchpost)
    endif()
endif()

set(CPACK_PACKAGE_NAME watchpost)
set(CPACK_PACKAGE_VENDOR "The Watchpost developers")
set(CPACK_PACKAGE_CONTACT "The Watchpost developers <maintainers@watchpost.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Records what MQTT devices send and shows it")
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL headless)
if(WATCHPOST_DESKTOP)
    list(APPEND CPACK_COMPONENTS_ALL desktop)
endif()
set(CPACK_COMPONENT_HEADLESS_DESCRIPTION "The collector and its commands, watchpostctl")
set(CPACK_COMPONENT_DESKTOP_DESCRIPTION "The desktop program, watchpost")

# Where no package manager brings Qt, the program carries it along.
if((WIN32 OR APPLE) AND WATCHPOST_DESKTOP)
    if(WIN32)
        enable_language(RC)
        target_sources(watchpost PRIVATE ${from}/icons/watchpost.rc)
    else()
        target_sources(watchpost PRIVATE ${from}/icons/watchpost.icns)
        set_source_files_properties(${from}/icons/watchpost.icns TARGET_DIRECTORY watchpost
            PROPERTIES MACOSX_PACKAGE_LOCATION Resources)
    endif()
    set_target_properties(watchpost PROPERTIES WIN32_EXECUTABLE ON MACOSX_BUNDLE ON
        MACOSX_BUNDLE_ICON_FILE watchpost.icns MACOSX_BUNDLE_GUI_IDENTIFIER org.watchpost.Watchpost
        MACOSX_BUNDLE_BUNDLE_VERSION ${PROJECT_VERSION} MACOSX_BUNDLE_SHORT_VERSION_STRING ${PROJECT_VERSION})
    qt_generate_deploy_app_script(TARGET watchpost FILENAME_VARIABLE deploy NO_UNSUPPORTED_PLATFORM_ERROR)
    install(SCRIPT ${deploy} COMPONENT desktop)
endif()

if(WIN32)
    set(CPACK_GENERATOR NSIS)
    set(CPACK_NSIS_DISPLAY_NAME Watchpost)
    set(CPACK_NSIS_MUI_ICON ${from}/icons/watchpost.ico)
    set(CPACK_NSIS_MODIFY_PATH ON)
    set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
    set(CPACK_PACKAGE_EXECUTABLES watchpost Watchpost)
    set(CPACK_PACKAGE_INSTALL_DIRECTORY Watchpost)
elseif(APPLE)
    set(CPACK_GENERATOR DragNDrop)
    set(CPACK_DMG_VOLUME_NAME Watchpost)
else()
    set(CPACK_GENERATOR DEB)
    set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
    set(CPACK_DEB_COMPONENT_INSTALL ON)
    set(CPACK_COMPONENTS_GROUPING IGNORE)
    set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
    set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
    set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
    set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
        OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
    set(CPACK_DEBIAN_PACKAGE_RELEASE "${watchpost_debian}")

    set(CPACK_DEBIAN_HEADLESS_PACKAGE_NAME watchpostctl)
    set(CPACK_DEBIAN_HEADLESS_PACKAGE_SECTION net)
    # Line by line as they are shown: cpack breaks none.
    set(CPACK_DEBIAN_HEADLESS_DESCRIPTION "Without a window: subscribes to an MQTT broker and stores every message
exactly once, in an SQLite file or a PostgreSQL database; commands to read,
export and look after it; alerts and reports; a systemd service with its own
user. Needs no graphical libraries.")
    # The driver is a plugin, which no linker sees.
    set(CPACK_DEBIAN_HEADLESS_PACKAGE_DEPENDS "libqt6sql6-sqlite, libqt6sql6-psql, passwd")
    set(CPACK_DEBIAN_HEADLESS_PACKAGE_RECOMMENDS "mosquitto, ca-certificates")
    set(CPACK_DEBIAN_HEADLESS_PACKAGE_CONTROL_EXTRA ${from}/deb/postinst ${from}/deb/prerm ${from}/deb/postrm)

    set(CPACK_DEBIAN_DESKTOP_PACKAGE_NAME watchpost)
    set(CPACK_DEBIAN_DESKTOP_PACKAGE_SECTION net)
    set(CPACK_DEBIAN_DESKTOP_DESCRIPTION "The desktop program: connects to an MQTT broker, stores every message exactly
once and shows devices, activity log, alerts and telemetry, live and back in
time; exports and draws reports. Its demo needs mosquitto.")
    set(CPACK_DEBIAN_DESKTOP_PACKAGE_DEPENDS "libqt6sql6-sqlite, libqt6sql6-psql")
    set(CPACK_DEBIAN_DESKTOP_PACKAGE_RECOMMENDS
        "mosquitto, ca-certificates, qt6-qpa-plugins, qt6-wayland, qt6-translations-l10n, fonts-noto-core")
    set(CPACK_DEBIAN_DESKTOP_PACKAGE_SUGGESTS watchpostctl)
endif()
include(CPack)
