# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed where, and the packages made of it (cpack -G DEB, cpack -G TGZ).
include(GNUInstallDirs)
set(app_id io.github.v8scope.v8scope)
set(packaging_dir ${CMAKE_SOURCE_DIR}/packaging)

install(TARGETS v8scope v8scope-cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${packaging_dir}/${app_id}.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${packaging_dir}/${app_id}.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${packaging_dir}/v8scope-mime.xml RENAME v8scope.xml
    DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages)
install(FILES ${CMAKE_SOURCE_DIR}/resources/v8scope.svg RENAME ${app_id}.svg
    DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES ${packaging_dir}/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${packaging_dir}/completions/v8scope-cli.bash RENAME v8scope-cli
    DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/sample-data DESTINATION ${CMAKE_INSTALL_DATADIR}/v8scope)

# Debian wants its changelog and its manual pages compressed without a time stamp.
find_program(gzip_program gzip)
if(gzip_program)
    foreach(page IN ITEMS changelog v8scope.1 v8scope-cli.1)
        set(packed ${CMAKE_BINARY_DIR}/packaging/${page}.gz)
        add_custom_command(OUTPUT ${packed}
            COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/packaging
            COMMAND ${gzip_program} -9nc ${packaging_dir}/${page} > ${packed}
            DEPENDS ${packaging_dir}/${page} VERBATIM)
        list(APPEND packed_pages ${packed})
    endforeach()
    add_custom_target(packed_pages ALL DEPENDS ${packed_pages})
    install(FILES ${CMAKE_BINARY_DIR}/packaging/changelog.gz DESTINATION ${CMAKE_INSTALL_DOCDIR})
    install(FILES ${CMAKE_BINARY_DIR}/packaging/v8scope.1.gz
        ${CMAKE_BINARY_DIR}/packaging/v8scope-cli.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
endif()

set(CPACK_PACKAGE_NAME v8scope)
set(CPACK_PACKAGE_VENDOR "The v8scope authors")
set(CPACK_PACKAGE_CONTACT "The v8scope authors <v8scope@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "analyzer for CPU profiles and heap snapshots of Node.js and Chrome")
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_GENERATOR "TGZ;DEB")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"v8scope opens what the V8 engine records about a running program: CPU profiles and
sampled heap profiles of Node.js, Chrome and Edge. It shows where time and memory
go in flame charts, call trees and source lines, and prints the same numbers on the
command line, where it also reads heap snapshots.")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Plugins, which no library names: the window system and the icon engine for SVG.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "qt6-qpa-plugins, libqt6svg6")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-wayland")
# A .deb belongs below /usr, the archive below its own name.
set(CPACK_PROJECT_CONFIG_FILE ${packaging_dir}/cpack_options.cmake)
include(CPack)
